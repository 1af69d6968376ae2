/*
 * Files, whole. Only regular files are ever read (opened without blocking,
 * looked at, then read), so a pipe, a device or a directory is one clear
 * sentence. Own files are written to a temporary name beside the target,
 * synced, renamed, and the folder synced: a reader sees the old content or
 * the new one, also after a power cut. Files are made 0600, folders 0700.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

enum file_place { FILE_DATA, FILE_CONFIG, FILE_STATE, FILE_CACHE };

struct file_facts {
	uint64_t device, inode, size; /* size in bytes */
	int64_t modified;             /* nanoseconds since 1970 */
};

/* An open descriptor of the regular file PATH for reading, or -1. The caller
 * closes it. FACTS may be NULL. */
int file_open(const char *path, struct file_facts *facts, struct err *err);

/* Device, inode, size, time of PATH; -1 when it isn't there (no error kept). */
int file_look(const char *path, struct file_facts *facts);

/* Appends the whole file to OUT; refuses more than LIMIT bytes. NAME is for
 * the sentence. 0 or -1. file_read_from reads a descriptor to its end, which
 * may be a pipe (standard input). */
int file_read(const char *path, size_t limit, struct buf *out, struct err *err);
int file_read_from(int fd, const char *name, size_t limit, struct buf *out,
	struct err *err);

/* Replaces PATH by CONTENT, atomically and durably. file_write_soon leaves
 * the syncs out: atomic for a kill, not for a power cut (places, caches). */
int file_write(const char *path, struct slice content, struct err *err);
int file_write_soon(const char *path, struct slice content, struct err *err);

/* Writes all bytes to FD, through short writes and signals; 0 or -1. */
int file_put(int fd, struct slice content);

/* Maps PATH read-only. Only for our own immutable files. */
int file_map(const char *path, struct slice *out, struct err *err);
void file_unmap(struct slice mapped);

/* Gives the memory back that its pages take; they are read again when wanted. */
void file_rest(struct slice mapped);

/* Bytes of all that is mapped that are in memory now; 0 when unknown. */
size_t file_mapped(void);

/* Makes the folder and its parents; an existing one is fine. */
int file_folder(const char *path, struct err *err);

/* "FOLDER/NAME", to be freed by the caller. */
char *file_join(const char *folder, const char *name);

/* The part of PATH behind the last '/', borrowed. */
const char *file_name(const char *path);

/* The reader's folder for PLACE by the XDG rules, with "/ibid" behind it; the
 * caller frees it. Relative values of the XDG variables do not count; without
 * HOME the passwd entry does. NULL with an error when there is none at all. */
char *file_home(enum file_place place, struct err *err);

/* The absolute path without links of what exists of PATH; caller frees. NULL
 * with an error when the folder it stands in does not exist. */
char *file_real(const char *path, struct err *err);

#endif
