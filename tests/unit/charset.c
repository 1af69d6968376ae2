/* Encodings: found by name, recognised by their bytes, and led back from. */
#include "base/charset.h"

#include <string.h>

#include "base/utf8.h"
#include "tap.h"

/* TEXT, which is UTF-8, in the set NAME; what it lacks as a question mark. */
static void
encode(struct slice text, const struct charset *c, struct buf *out)
{
	for (size_t at = 0; at < text.size;) {
		uint32_t code;
		int byte = 0;

		at += utf8_next(text, at, &code);
		while (byte < 256 && c->chars[byte] != code)
			byte++;
		buf_char(out, byte < 256 ? (char)byte : '?');
	}
}

static void
encode_wide(struct slice text, bool big_endian, struct buf *out)
{
	for (size_t at = 0; at < text.size;) {
		uint32_t code, units[2];
		size_t count = 1;

		at += utf8_next(text, at, &code);
		units[0] = code;
		if (code > 0xffff) {
			units[0] = 0xd800 + ((code - 0x10000) >> 10);
			units[1] = 0xdc00 + (code & 0x3ff);
			count = 2;
		}
		for (size_t i = 0; i < count; i++) {
			char upper = (char)(units[i] >> 8);
			char lower = (char)(units[i] & 0xff);

			buf_char(out, big_endian ? upper : lower);
			buf_char(out, big_endian ? lower : upper);
		}
	}
}

static const char russian[] =
	"Мельник взвешивает рожь, которую привёз крестьянин, и пишет цену.";
static const char shouting[] = "ЦЕНА ХЛЕБА И ЦЕНА ГВОЗДЕЙ";
static const char german[] =
	"Der Müller wägt das Korn, das der Bauer bringt; süß ist nur der Preis.";
static const char greeting[] = "Viele Grüße";
static const char french[] =
	"Le meunier pèse le blé; où est l’été, là-bas, à côté du marché?";
static const char english[] = "The miller’s café was “closed” — again.";

static const struct {
	const char *text, *name;
	enum charset_reason reason;
} guesses[] = {
	{ russian, "windows-1251", CHARSET_SEEMS },
	{ russian, "KOI8-R", CHARSET_SEEMS },
	{ shouting, "windows-1251", CHARSET_SEEMS },
	{ shouting, "KOI8-R", CHARSET_SEEMS },
	{ german, "windows-1252", CHARSET_UNKNOWN },
	{ greeting, "windows-1252", CHARSET_UNKNOWN },
	{ french, "windows-1252", CHARSET_UNKNOWN },
	{ english, "windows-1252", CHARSET_UNKNOWN },
};

static void
test_guesses(void)
{
	for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
		const struct charset *c =
			charset_find(slice_of(guesses[i].name), NULL);
		enum charset_reason reason;
		struct buf bytes = { 0 };

		encode(slice_of(guesses[i].text), c, &bytes);
		tap_equal(
			slice_of(
				charset_guess(buf_view(&bytes), &reason)->name),
			slice_of(c->name), guesses[i].text);
		tap_ok(reason == guesses[i].reason, "and why");
		buf_release(&bytes);
	}
}

static const char *const plain[] = { russian, german, english, "one\n", "" };

static void
test_utf8(void)
{
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		enum charset_reason reason;

		tap_equal(slice_of(charset_guess(slice_of(plain[i]), &reason)
					   ->name),
			SLICE("UTF-8"), plain[i]);
		tap_ok(reason == CHARSET_TOLD, "and why");
	}
}

static void
check_wide(const char *text, bool big_endian)
{
	struct buf bytes = { 0 };
	enum charset_reason reason;
	const struct charset *c;
	struct charset_text t;

	encode_wide(slice_of(text), big_endian, &bytes);
	c = charset_guess(buf_view(&bytes), &reason);
	tap_ok(c->form == CHARSET_UTF16 && c->big_endian == big_endian,
		"UTF-16 without a mark");
	charset_decode(c, buf_view(&bytes), &t);
	tap_equal(buf_view(&t.text), slice_of(text), "decoded");
	tap_ok(t.replaced == 0, "as a whole");
	charset_text_release(&t);
	buf_release(&bytes);
}

static void
test_broken(void)
{
	const struct {
		struct slice bytes, text;
	} cases[] = {
		{ SLICE("\xff\xfe"
			"a\0\0\xd8"
			"b\0"),
			SLICE("\ufeff"
			      "a\ufffd"
			      "b") },
		{ SLICE("\xff\xfe"
			"a\0\0\xdc"),
			SLICE("\ufeff"
			      "a\ufffd") },
		{ SLICE("\xff\xfe"
			"a\0b"),
			SLICE("\ufeff"
			      "a\ufffd") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct charset_text t;

		charset_decode(charset_find(SLICE("utf-16"), NULL),
			cases[i].bytes, &t);
		tap_equal(buf_view(&t.text), cases[i].text, "half a unit");
		tap_ok(t.replaced == 1, "is told");
		charset_text_release(&t);
	}
}

/* Every character leads back to its own unit, over the marks, too. */
static void
check_places(const struct charset *c, struct slice text)
{
	struct buf bytes = { 0 };
	struct charset_text t;
	size_t from = 0, wrong = 0;

	for (int i = 0; i < 40; i++)
		if (c->form == CHARSET_UTF16)
			encode_wide(text, c->big_endian, &bytes);
		else
			encode(text, c, &bytes);
	charset_decode(c, buf_view(&bytes), &t);
	for (size_t at = 0; at < t.text.size;) {
		size_t size =
			utf8_next(buf_view(&t.text), at, &(uint32_t){ 0 });

		wrong += charset_place(&t, at) != from;
		from += charset_span(
			slice_sub(buf_view(&t.text), at, at + size), t.unit);
		at += size;
	}
	wrong += charset_place(&t, t.text.size) != bytes.size;
	tap_ok(wrong == 0 && from == bytes.size, "%s leads back", c->name);
	charset_text_release(&t);
	buf_release(&bytes);
}

static void
test_names(void)
{
	static const char *const names[][2] = { { "Latin1", "windows-1252" },
		{ "ISO-8859-1", "windows-1252" }, { "cp1251", "windows-1251" },
		{ "koi8-r", "KOI8-R" }, { "UTF-8", "UTF-8" },
		{ "CP437", "CP437" } };
	static const char *const none[] = { "", "runes", "UTF-7", "GB18030",
		"../KOI8-R", "KOI8-R//TRANSLIT" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		tap_equal(slice_of(charset_find(slice_of(names[i][0]), NULL)
					   ->name),
			slice_of(names[i][1]), names[i][0]);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		tap_ok(!charset_find(slice_of(none[i]), NULL), "not %s",
			none[i]);
}

static void
test_declared(void)
{
	static const char *const cases[][2] = {
		{ "<?xml version='1.0' encoding='KOI8-R'?><a/>", "KOI8-R" },
		{ "<html><meta charset=windows-1251>", "windows-1251" },
		{ "<meta http-equiv=\"Content-Type\" content=\"text/html; "
		  "charset=iso-8859-1\">",
			"iso-8859-1" },
		{ "<html><p>charset=koi8-r</p>", "" },
		{ "<meta charset=\"x-runes\">", "" },
		{ "The tag <meta charset=koi8-r> says so.", "" },
		{ "<meta charset", "" },
		{ "<?xml encoding", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_equal(charset_declared(slice_of(cases[i][0])),
			slice_of(cases[i][1]), cases[i][0]);
}

int
main(void)
{
	enum charset_reason reason;

	charset_load();
	test_names();
	test_declared();
	test_guesses();
	test_utf8();
	for (size_t i = 0; i < sizeof plain / sizeof *plain - 2; i++) {
		check_wide(plain[i], false);
		check_wide(plain[i], true);
	}
	test_broken();
	check_places(charset_find(SLICE("KOI8-R"), NULL), slice_of(russian));
	check_places(charset_find(SLICE("latin1"), NULL), slice_of(french));
	check_places(
		charset_find(SLICE("UTF-16BE"), NULL), SLICE("одно 😀 two\n"));
	charset_guess(SLICE("\x89PNG\r\n\x1a\n\0\0\xff"), &reason);
	tap_ok(reason == CHARSET_NOTHING, "a picture");
	return tap_done();
}
