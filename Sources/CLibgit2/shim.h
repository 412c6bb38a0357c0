#ifndef INFRATRACK_CLIBGIT2_SHIM_H
#define INFRATRACK_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/commit.h>

#endif
