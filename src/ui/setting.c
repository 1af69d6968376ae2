#include "ui/setting.h"

#include <assert.h>

enum setting_kind { SETTING_NUMBER, SETTING_CHOICE, SETTING_SWITCH };

static const struct setting_entry {
	const char *name;
	enum setting_kind kind;
	int least, greatest, preset;
	const char *words, *help;
} setting_table[SETTING_COUNT] = {
#define X(id, name, kind, least, greatest, preset, words, help) \
	[SETTING_##id] = { name, SETTING_##kind, least, greatest, preset, \
		words, help },
	SETTINGS(X)
#undef X
};

void
setting_init(struct setting_values *v)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		v->value[id] = setting_table[id].preset;
}

static int
setting_find(struct slice name)
{
	for (int id = 0; id < SETTING_COUNT; id++)
		if (slice_equal(name, slice_of(setting_table[id].name)))
			return id;
	return -1;
}

/* Place of WORD among WORDS, or -1. */
static int
setting_word(const char *words, struct slice word)
{
	struct slice rest = slice_of(words), one;

	for (int i = 0; slice_word(&rest, &one); i++)
		if (slice_equal(one, word))
			return i;
	return -1;
}

static int
setting_set_number(const struct setting_entry *e, struct slice value,
	int *target, struct err *err)
{
	size_t number;

	if (!slice_number(value, &number) || number < (size_t)e->least ||
		number > (size_t)e->greatest)
		return err_set(err, ERR_USAGE,
			"%s: wants a number from %d to %d", e->name, e->least,
			e->greatest);
	*target = (int)number;
	return 0;
}

static int
setting_set_choice(const struct setting_entry *e, struct slice value,
	int *target, struct err *err)
{
	int choice = setting_word(e->words, value);

	if (choice < 0)
		return err_set(err, ERR_USAGE, "%s: wants one of: %s", e->name,
			e->words);
	*target = choice;
	return 0;
}

static int
setting_set_switch(const struct setting_entry *e, struct slice value,
	int *target, struct err *err)
{
	int choice = value.size ? setting_word("off on", value) : 1;

	if (choice < 0)
		return err_set(err, ERR_USAGE, "%s: wants on or off", e->name);
	*target = choice;
	return 0;
}

int
setting_set(struct setting_values *v, struct slice name, struct slice value,
	struct err *err)
{
	static int (*const set[])(const struct setting_entry *, struct slice,
		int *, struct err *) = {
		[SETTING_NUMBER] = setting_set_number,
		[SETTING_CHOICE] = setting_set_choice,
		[SETTING_SWITCH] = setting_set_switch,
	};
	int id = setting_find(name);

	if (id < 0 && value.size == 0 && slice_starts(name, SLICE("no"))) {
		id = setting_find(slice_sub(name, 2, name.size));
		if (id >= 0 && setting_table[id].kind == SETTING_SWITCH)
			value = SLICE("off");
		else
			id = -1;
	}
	if (id < 0)
		return err_set(err, ERR_USAGE, "%.*s: no such setting",
			(int)name.size, name.data);
	return set[setting_table[id].kind](
		&setting_table[id], value, &v->value[id], err);
}

static struct slice
setting_choice(const struct setting_entry *e, int choice)
{
	struct slice rest = slice_of(e->words), word = { 0 };

	while (choice-- >= 0 && slice_word(&rest, &word))
		;
	return word;
}

void
setting_print(
	const struct setting_values *v, enum setting_id id, struct buf *out)
{
	const struct setting_entry *e = &setting_table[id];

	assert(id < SETTING_COUNT);
	if (e->kind == SETTING_SWITCH) {
		buf_printf(out, "%s%s", v->value[id] ? "" : "no", e->name);
		return;
	}
	buf_printf(out, "%s ", e->name);
	if (e->kind == SETTING_NUMBER)
		buf_printf(out, "%d", v->value[id]);
	else
		buf_slice(out, setting_choice(e, v->value[id]));
}

const char *
setting_name(enum setting_id id)
{
	assert(id < SETTING_COUNT);
	return setting_table[id].name;
}

const char *
setting_help(enum setting_id id)
{
	assert(id < SETTING_COUNT);
	return setting_table[id].help;
}

const char *
setting_words(enum setting_id id)
{
	assert(id < SETTING_COUNT);
	return setting_table[id].words;
}
