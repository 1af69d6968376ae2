#!/bin/sh
# Prints the schema scripts (001.sql, 002.sql, ... beside this file, or in the
# folder given) as C: the array schema_scripts, NULL at its end. Item N leads
# from schema N to schema N + 1.
set -eu
cd "${1:-$(dirname "$0")}"

for file in [0-9][0-9][0-9].sql; do
	printf 'static const char schema_%s[] = {' "${file%.sql}"
	od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
	printf '0 };\n'
done
printf 'static const char *const schema_scripts[] = {\n'
for file in [0-9][0-9][0-9].sql; do
	printf '\tschema_%s,\n' "${file%.sql}"
done
printf '\tNULL,\n};\n'
