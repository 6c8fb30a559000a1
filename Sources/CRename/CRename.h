// glibc declares renameat2 only with _GNU_SOURCE, which Swift's own module of it does without.
#ifdef __linux__
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
#endif
