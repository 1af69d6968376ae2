/*
 * What a process gives up before it parses foreign bytes: files, network,
 * other programs, and all but a fair share of time and memory. There is no way
 * back. A limit that is passed kills the process; a forbidden call fails with
 * EPERM.
 *
 * Builds with sanitizers need calls and memory that this would refuse, so they
 * run without; so does one that is compiled with LOCKDOWN_OFF. WITHOUT_SECCOMP
 * leaves out the filter where there is no libseccomp.
 */
#ifndef IMPORT_LOCKDOWN_H
#define IMPORT_LOCKDOWN_H

#include <stddef.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__) && !defined(LOCKDOWN_OFF)
#define LOCKDOWN_OFF 1
#elif defined(__has_feature) && !defined(LOCKDOWN_OFF)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
	__has_feature(undefined_behavior_sanitizer)
#define LOCKDOWN_OFF 1
#endif
#endif

/* Sets the limits for an input of INPUT bytes and the filter. 0 or -1: then
 * nothing foreign may be read. */
int lockdown_enter(size_t input, struct err *err);

#endif
