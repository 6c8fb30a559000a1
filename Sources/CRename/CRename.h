// glibc declares renameat2 only with _GNU_SOURCE, which Swift's own module of it does without.
#ifdef __linux__
// Neither does its module have statfs, which tells a file of the disk from one that the system makes up.
#include <sys/statfs.h>

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
#endif
