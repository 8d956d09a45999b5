#pragma once
#include <stdint.h>

/// The most memory that a process had at one time, in bytes.
typedef struct {
  /// Memory of its own: heap, stacks, pages of files that it changed.
  int64_t anonymous;
  /// All of its memory that was in RAM, mapped files (the page cache) with it.
  int64_t resident;
} cpeak_memory;

/// Runs a program to its end, its output to a file, and stops it at every system call to see its memory: own memory
/// shrinks in a system call only, so no peak is missed. Slow; no use for times.
///
/// Returns its wait status, or -1 and `errno`.
int cpeak_run(char *const *arguments, const char *output, cpeak_memory *memory);
