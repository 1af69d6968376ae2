# The headings with the numbers of their sections.
. "$TESTS/lib.sh"

printf '# Book\n\nWords.\n\n## Part\n\nWords.\n\n### Chapter\n\n## Other\n\nWords.\n' >book.md
same "     Book
  1    Part
  2      Chapter
  3    Other" "$(ibid toc book.md)"
printf '# Book[^1]\n\n## Part[^2]\n\nWords.\n\n[^1]: One.\n\n[^2]: Two.\n' >noted.md
same "     Book
  1    Part" "$(ibid toc noted.md)"
same '[]' "$(printf 'Words.\n' | ibid -q toc --json - || :)"
exits 1 ibid toc - <<'EOF' 2>out
Words alone.
EOF
contains "$(cat out)" 'has no headings'
exits 3 ibid toc missing.md 2>out
