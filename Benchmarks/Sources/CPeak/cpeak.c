#define _GNU_SOURCE
#include "cpeak.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/// Reads "RssAnon:   123 kB" and the like out of /proc/PID/status.
static int64_t field(const char *status, const char *name) {
  const char *found = strstr(status, name);
  return found ? strtoll(found + strlen(name), NULL, 10) * 1024 : 0;
}

static void look(int file, cpeak_memory *memory) {
  char status[4096];
  ssize_t count = pread(file, status, sizeof status - 1, 0);
  if (count <= 0) return;
  status[count] = 0;
  int64_t anonymous = field(status, "RssAnon:");
  int64_t resident = field(status, "VmHWM:");
  if (anonymous > memory->anonymous) memory->anonymous = anonymous;
  if (resident > memory->resident) memory->resident = resident;
}

static void start(char *const *arguments, const char *output) {
  int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  // A group of its own, so that no other child is waited for.
  if (file < 0 || dup2(file, 1) < 0 || dup2(file, 2) < 0 || setpgid(0, 0) < 0) _exit(127);
  if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0) _exit(127);
  execv(arguments[0], arguments);
  _exit(127);
}

int cpeak_run(char *const *arguments, const char *output, cpeak_memory *memory) {
  *memory = (cpeak_memory){0, 0};
  pid_t process = fork();
  if (process < 0) return -1;
  if (process == 0) start(arguments, output);
  int status = 0;
  // The first stop is the new program's, before it runs.
  if (waitpid(process, &status, 0) < 0 || !WIFSTOPPED(status)) return status;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/status", (int)process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  ptrace(PTRACE_SETOPTIONS, process, NULL,
         PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL);
  pid_t stopped = process;
  int sent = 0;
  for (;;) {
    ptrace(PTRACE_SYSCALL, stopped, NULL, sent);
    stopped = waitpid(-process, &status, __WALL);
    if (stopped < 0) break;
    sent = 0;
    if (!WIFSTOPPED(status)) {
      if (stopped == process) break;
      continue;
    }
    look(file, memory);
    int signal = WSTOPSIG(status);
    int isOfTracing = signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP;
    if (!isOfTracing) sent = signal;
  }
  if (file >= 0) close(file);
  return stopped < 0 ? -1 : status;
}
