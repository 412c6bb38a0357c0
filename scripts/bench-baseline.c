/* What the numbers of `make bench` are held against, in plain C.

   readall LIST        opens, reads and closes the files named in LIST, one after the other;
                       prints the best and the median of nine rounds in microseconds
   gitinit             initialises libgit2 and ends
   measure N COMMAND…  runs COMMAND N times; prints minimum and median of wall and CPU time in
                       microseconds and the peak resident memory in KiB */

#include <fcntl.h>
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { rounds = 9, longest = 4096 };

static double microseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void die(const char *what)
{
    perror(what);
    exit(74);
}

static char **read_list(const char *path, size_t *count)
{
    char line[longest];
    size_t room = 1024;
    char **names = malloc(room * sizeof *names);
    FILE *list = fopen(path, "r");
    if (!list || !names)
        die(path);
    for (*count = 0; fgets(line, sizeof line, list); ++*count) {
        line[strcspn(line, "\n")] = 0;
        if (*count == room && !(names = realloc(names, (room *= 2) * sizeof *names)))
            die(path);
        if (!(names[*count] = strdup(line)))
            die(path);
    }
    fclose(list);
    return names;
}

static int readall(const char *path)
{
    static char buffer[1 << 20];
    size_t count;
    char **names = read_list(path, &count);
    unsigned long long bytes = 0;
    double took[rounds];
    for (int round = 0; round < rounds; ++round) {
        double start = microseconds();
        for (size_t i = 0; i < count; ++i) {
            int file = open(names[i], O_RDONLY | O_CLOEXEC);
            ssize_t got;
            if (file < 0)
                die(names[i]);
            while ((got = read(file, buffer, sizeof buffer)) > 0)
                bytes += got;
            close(file);
        }
        took[round] = microseconds() - start;
    }
    qsort(took, rounds, sizeof *took, ascending);
    printf("%.0f\t%.0f\t%zu\t%llu\n", took[0], took[rounds / 2], count, bytes / rounds);
    return 0;
}

static int measure(int runs, char **command)
{
    double *wall = calloc(runs, sizeof *wall), *cpu = calloc(runs, sizeof *cpu);
    long peak = 0;
    if (!wall || !cpu)
        die("measure");
    for (int run = 0; run < runs; ++run) {
        struct rusage usage;
        int status;
        double start = microseconds();
        pid_t child = fork();
        if (child < 0)
            die("fork");
        if (child == 0) {
            int null = open("/dev/null", O_RDWR);
            dup2(null, 0);
            dup2(null, 1);
            execvp(command[0], command);
            perror(command[0]);
            _exit(69);
        }
        if (wait4(child, &status, 0, &usage) < 0)
            die("wait4");
        wall[run] = microseconds() - start;
        if (!WIFEXITED(status) || WEXITSTATUS(status)) {
            fprintf(stderr, "%s: status %d\n", command[0], status);
            return 1;
        }
        cpu[run] = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
                   usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
#ifdef __APPLE__
        usage.ru_maxrss /= 1024; /* bytes there, KiB elsewhere */
#endif
        if (usage.ru_maxrss > peak)
            peak = usage.ru_maxrss;
    }
    qsort(wall, runs, sizeof *wall, ascending);
    qsort(cpu, runs, sizeof *cpu, ascending);
    printf("%.0f\t%.0f\t%.0f\t%.0f\t%ld\n", wall[0], wall[runs / 2], cpu[0], cpu[runs / 2], peak);
    return 0;
}

int main(int count, char **arguments)
{
    if (count == 3 && !strcmp(arguments[1], "readall"))
        return readall(arguments[2]);
    if (count == 2 && !strcmp(arguments[1], "gitinit"))
        return git_libgit2_init() < 0;
    if (count > 3 && !strcmp(arguments[1], "measure") && atoi(arguments[2]) > 0)
        return measure(atoi(arguments[2]), arguments + 3);
    fprintf(stderr, "bench-baseline: see the head of the source for how to call it.\n");
    return 64;
}
