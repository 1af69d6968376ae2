/*
 * SHA-256 as FIPS 180-4 writes it down: the text in blocks of 64 bytes, the
 * last padded with one bit, noughts and the length in bits; each block is
 * spread to 64 words and stirred into a state of eight.
 */
#include "base/hash.h"

#include <string.h>

enum { HASH_BLOCK = 64, HASH_WORDS = 8 };

static const uint32_t hash_round[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

static const uint32_t hash_start[HASH_WORDS] = { 0x6a09e667, 0xbb67ae85,
	0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
	0x5be0cd19 };

static uint32_t
hash_turn(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static void
hash_spread(const unsigned char *block, uint32_t w[64])
{
	for (size_t i = 0; i < 16; i++, block += 4)
		w[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 |
			(uint32_t)block[2] << 8 | block[3];
	for (size_t i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];

		a = hash_turn(a, 7) ^ hash_turn(a, 18) ^ a >> 3;
		b = hash_turn(b, 17) ^ hash_turn(b, 19) ^ b >> 10;
		w[i] = w[i - 16] + a + w[i - 7] + b;
	}
}

static void
hash_stir(uint32_t state[HASH_WORDS], const unsigned char *block)
{
	uint32_t w[64], s[HASH_WORDS];

	hash_spread(block, w);
	memcpy(s, state, sizeof(s));
	for (size_t i = 0; i < 64; i++) {
		uint32_t e = s[4], a = s[0], one, two;

		one = s[7] + hash_round[i] + w[i] + ((e & s[5]) ^ (~e & s[6])) +
			(hash_turn(e, 6) ^ hash_turn(e, 11) ^ hash_turn(e, 25));
		two = ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2])) +
			(hash_turn(a, 2) ^ hash_turn(a, 13) ^ hash_turn(a, 22));
		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += one;
		s[0] = one + two;
	}
	for (size_t i = 0; i < HASH_WORDS; i++)
		state[i] += s[i];
}

/* The REST bytes behind the last whole block of S, with the padding. */
static void
hash_finish(uint32_t state[HASH_WORDS], struct slice s, size_t rest)
{
	unsigned char tail[2 * HASH_BLOCK] = { 0 };
	size_t size = rest + 9 <= HASH_BLOCK ? HASH_BLOCK : 2 * HASH_BLOCK;
	uint64_t bits = (uint64_t)s.size * 8;

	if (rest)
		memcpy(tail, s.data + s.size - rest, rest);
	tail[rest] = 0x80;
	for (size_t i = 0; i < 8; i++)
		tail[size - 1 - i] = (unsigned char)(bits >> 8 * i);
	for (size_t at = 0; at < size; at += HASH_BLOCK)
		hash_stir(state, tail + at);
}

void
hash_sha256(struct slice s, char hex[HASH_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";
	uint32_t state[HASH_WORDS];
	size_t rest = s.size % HASH_BLOCK;

	memcpy(state, hash_start, sizeof(state));
	for (size_t at = 0; at < s.size - rest; at += HASH_BLOCK)
		hash_stir(state, (const unsigned char *)s.data + at);
	hash_finish(state, s, rest);
	for (size_t i = 0; i < HASH_HEX; i++)
		hex[i] = digits[state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	hex[HASH_HEX] = '\0';
}

uint64_t
hash_quick(struct slice s)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (size_t i = 0; i < s.size; i++)
		hash = (hash ^ (unsigned char)s.data[i]) * 0x100000001b3;
	return hash;
}
