/* SHA-256 against the standard's examples, and around the block's edge. */
#include "base/hash.h"

#include "base/buf.h"
#include "tap.h"

static void
test_examples(void)
{
	static const struct {
		const char *text, *hex;
	} cases[] = {
		{ "",
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b"
			"7852b855" },
		{ "abc",
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410f"
			"f61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd"
			"419db06c1" },
	};
	char hex[HASH_HEX + 1];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		hash_sha256(slice_of(cases[i].text), hex);
		tap_equal(slice_of(hex), slice_of(cases[i].hex), cases[i].text);
	}
}

static void
test_million(void)
{
	struct buf b = { 0 };
	char hex[HASH_HEX + 1];

	buf_repeat(&b, 'a', 1000000);
	hash_sha256(buf_view(&b), hex);
	tap_equal(slice_of(hex),
		SLICE("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39cc"
		      "c7112cd0"),
		"a million letters");
	buf_release(&b);
}

/* The hash of the hashes of "", "a", "aa", ... of 130 letters. */
static void
test_edges(void)
{
	struct buf text = { 0 }, all = { 0 };
	char hex[HASH_HEX + 1];

	for (size_t i = 0; i <= 130; i++) {
		hash_sha256(buf_view(&text), hex);
		buf_text(&all, hex);
		buf_char(&text, 'a');
	}
	hash_sha256(buf_view(&all), hex);
	tap_equal(slice_of(hex),
		SLICE("5eee4c50e1b5ec4f1a47f34c25ca988850b49da7904f5ab1b3abc5cc0ae66ef9"),
		"each length around a block");
	buf_release(&text);
	buf_release(&all);
}

int
main(void)
{
	test_examples();
	test_million();
	test_edges();
	tap_ok(hash_quick(SLICE("")) == 0xcbf29ce484222325 &&
			hash_quick(SLICE("foobar")) == 0x85944171f73967e8,
		"FNV-1a");
	return tap_done();
}
