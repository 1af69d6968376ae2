#!/bin/sh
# Prints the files NAME.keys as C: one array of bytes each, and a table of them.
# usage: embed.sh FILE.keys...
set -eu

for file; do
	name=$(basename "$file" .keys)
	printf 'static const unsigned char preset_%s[] = {\n' "$name"
	od -An -v -tu1 "$file" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
	printf '};\n\n'
done

printf 'static const struct preset_entry {\n\tconst char *name;\n'
printf '\tconst unsigned char *bytes;\n\tsize_t size;\n} preset_table[] = {\n'
for file; do
	name=$(basename "$file" .keys)
	printf '\t{ "%s", preset_%s, sizeof(preset_%s) },\n' \
		"$name" "$name" "$name"
done
printf '\t{ NULL, NULL, 0 },\n};\n'
