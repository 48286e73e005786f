/* The floor of anything that stands between two processes: starts a program and moves bytes, reading none of them.

   cc -O2 relay.c -o relay && ./relay PROGRAM [ARGUMENT…] */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char buffer[1 << 16];

/* Moves what there is; 0 at the end of input. */
static int move(int from, int to) {
  ssize_t got = read(from, buffer, sizeof buffer);
  if (got <= 0) return 0;
  for (ssize_t sent = 0; sent < got;) {
    ssize_t count = write(to, buffer + sent, (size_t)(got - sent));
    if (count <= 0) return 0;
    sent += count;
  }
  return 1;
}

int main(int count, char **words) {
  int down[2], up[2];
  if (count < 2 || pipe(down) || pipe(up)) return 2;
  pid_t child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    dup2(down[0], 0);
    dup2(up[1], 1);
    for (int end = 0; end < 2; end++) close(down[end]), close(up[end]);
    execvp(words[1], words + 1);
    perror(words[1]);
    _exit(127);
  }
  close(down[0]);
  close(up[1]);
  struct pollfd ends[2] = {{0, POLLIN, 0}, {up[0], POLLIN, 0}};
  while (poll(ends, 2, -1) > 0) {
    if (ends[0].revents && !move(0, down[1])) close(down[1]), ends[0].fd = -1;
    if (ends[1].revents && !move(up[0], 1)) break;
  }
  waitpid(child, NULL, 0);
  return 0;
}
