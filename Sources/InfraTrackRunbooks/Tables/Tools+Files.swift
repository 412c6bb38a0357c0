/// Files, disks, version control and network clients.
extension CommandTables {
    static let files: [String: Tool] = {
        let mkfs = Tool.destroyer(lookingOptions: "-n, -V")
        var tools: [String: Tool] = [
            "rm": .destroyer(), "rmdir": Tool(), "shred": .destroyer(), "dd": .destroyer(),
            "wipefs": Tool(lookingOptions: "-n", destroyingOptions: "-a, --all, -o"),
            "truncate": .destroyer(), "unlink": .destroyer(), "blkdiscard": .destroyer(),
            "mkfs": mkfs, "mkswap": mkfs, "fstrim": Tool(),
            "fdisk": Tool(lookingOptions: "-l"),
            "parted": Tool(
                looks: "print", destroys: "rm, mklabel"),
            "sgdisk": Tool(lookingOptions: "-p", destroyingOptions: "-Z, -z, -d, --zap-all"),
            "lvremove": .destroyer(), "vgremove": .destroyer(), "pvremove": .destroyer(),
            "lvreduce": .destroyer(), "lvs": .reader(), "vgs": .reader(), "pvs": .reader(),
            "lvdisplay": .reader(), "vgdisplay": .reader(), "pvdisplay": .reader(),
            "cryptsetup": Tool(
                looks: "status, luksDump", destroys: "luksFormat, erase, luksErase, luksKillSlot"),
            "mdadm": Tool(
                lookingOptions: "--detail, -D, --examine, -E, --query",
                destroyingOptions: "--zero-superblock, --stop, -S"),
            "zfs": Tool(looks: "list, get, holds, diff", destroys: "destroy, rollback"),
            "zpool": Tool(
                looks: "list, status, iostat, history, get", destroys: "destroy, labelclear"),
            "btrfs": Tool(
                looks: "filesystem df, filesystem show, filesystem usage, subvolume list",
                destroys: "subvolume delete, device remove"),
            "find": Tool(
                destroyingOptions: "-delete", values: "-name, -type, -mtime, -size",
                otherwise: .readOnly),
            "sed": Tool(changingOptions: "-i, --in-place", otherwise: .readOnly),
            "sort": Tool(changingOptions: "-o, --output", otherwise: .readOnly),
            "tar": Tool(lookingOptions: "-t, -tf, -tvf, -tzf, -tvzf, tf, tvf, tzf, --list"),
            "rsync": Tool(
                lookingOptions: "-n, --dry-run, -avn, -an", destroyingOptions: "--delete"),
            "make": Tool(lookingOptions: "-n, --dry-run"), "tee": Tool(),
            "patch": Tool(
                lookingOptions: "--dry-run"),
            "mount": Tool(), "swapon": Tool(lookingOptions: "-s, --show"),
            "curl": web, "wget": Tool(lookingOptions: "--spider"),
            "http": Tool(
                looks: "GET, HEAD, OPTIONS", destroys: "DELETE"),
            "git": Tool(
                looks: """
                    status, log, diff, show, blame, rev-parse, ls-files, ls-remote, ls-tree,
                    describe, shortlog, grep, reflog, cat-file, fetch --dry-run, stash list,
                    remote -v, config --get, config --list, branch --list, tag --list, worktree list
                    """,
                destroys: """
                    reset --hard, clean, stash drop, stash clear, branch -D, push --delete,
                    update-ref -d, gc, filter-branch
                    """,
                destroyingOptions: "--force, --hard, --force-with-lease, --delete, -D",
                values: "-C, -c", opposites: ["stash push": "stash pop"]),
        ]
        for name in ["ext2", "ext3", "ext4", "xfs", "btrfs", "vfat"] {
            tools["mkfs.\(name)"] = mkfs
        }
        return tools
    }()

    private static let web = Tool(
        lookingOptions: "--head, -I",
        changingOptions: """
            -X, --request, -d, --data, --data-raw, --data-binary, --data-urlencode, -T,
            --upload-file, -F, --form, -o, -O, --output, --remote-name, --json
            """, values: "-H, --header, -m, --max-time, --resolve, --cacert, -w",
        otherwise: .readOnly)
}
