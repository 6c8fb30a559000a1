#pragma once
#include <stddef.h>
#include <stdint.h>

// Names of people and places, and words that are none. Little-endian:
//
//   "TBNL0001", count of slots as u32, count of bytes of the word filter as u32,
//   per slot u32: 24 bits of a name's hash, 8 bits of flags; 0 for an empty slot,
//   the bits of the filter.
//
// Made by `Tests/Measures/name_lists.py`, which says from which lists, under which licences.
extern const uint8_t tuneboard_name_table[];
extern const uint8_t tuneboard_name_table_end[];

static inline const uint8_t *_Nonnull tuneboard_names(void) { return tuneboard_name_table; }
static inline size_t tuneboard_names_size(void) {
  return (size_t)(tuneboard_name_table_end - tuneboard_name_table);
}
