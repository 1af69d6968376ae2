/* Which start of the machine this is: what was written without waiting for the
 * disk can be trusted until the next one. */
#ifndef STORE_BOOT_H
#define STORE_BOOT_H

/* Its name; empty when that cannot be known. The caller frees it. */
char *boot_name(void);

#endif
