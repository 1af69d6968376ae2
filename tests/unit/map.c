/* Bytes -> pointer. */
#include "base/map.h"

#include <stdio.h>
#include <string.h>

#include "tap.h"

enum { COUNT = 500 };

static int values[COUNT];

static struct slice
key_of(int i, char room[static 16])
{
	snprintf(room, 16, "key %d", i);
	return slice_of(room);
}

static void
test_many(void)
{
	struct map m = { 0 };
	struct slice key;
	char room[16];
	void *value;
	size_t at = 0, walked = 0;
	bool fresh = true, found = true;

	tap_ok(!map_find(&m, SLICE("key")), "nothing in an empty map");
	for (int i = 0; i < COUNT; i++)
		fresh = !map_put(&m, key_of(i, room), &values[i]) && fresh;
	for (int i = 0; i < COUNT; i++)
		found = map_find(&m, key_of(i, room)) == &values[i] && found;
	tap_ok(fresh && found && m.count == COUNT, "each put and found");
	while (map_next(&m, &at, &key, &value)) {
		values[(int *)value - values]++;
		found = found && map_find(&m, key) == value;
		walked++;
	}
	for (int i = 0; i < COUNT; i++)
		found = found && values[i] == 1;
	tap_ok(found && walked == COUNT, "each walked once");
	map_release(&m);
}

static void
test_keys(void)
{
	struct map m = { 0 };
	char room[4] = "abc";

	map_put(&m, (struct slice){ room, 3 }, &values[0]);
	memset(room, 'x', 3);
	tap_ok(map_find(&m, SLICE("abc")) == &values[0], "keys are copied");
	tap_ok(map_put(&m, SLICE("abc"), &values[1]) == &values[0],
		"the value before");
	map_put(&m, SLICE(""), &values[2]);
	map_put(&m, SLICE("a\0b"), &values[3]);
	tap_ok(map_find(&m, SLICE("")) == &values[2] &&
			map_find(&m, SLICE("a\0b")) == &values[3] &&
			!map_find(&m, SLICE("a")),
		"any bytes are a key");
	tap_ok(m.count == 3, "three keys");
	map_release(&m);
}

int
main(void)
{
	test_many();
	test_keys();
	return tap_done();
}
