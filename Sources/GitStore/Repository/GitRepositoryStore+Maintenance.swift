#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension GitRepositoryStore {
    /// How many loose objects there are, from a sample as git takes it.
    package borrowing func looseObjectEstimate() throws(GitError) -> Int {
        let objects = try Folder(places.commonDirectory)
        do {
            // Names are spread evenly: one folder of 256 stands for all.
            let sample = try objects.folder("objects/17")
            return try DirectoryReader.names(in: sample, suffix: "").count * 256
        } catch  where error.code == .missing {
            return 0
        }
    }

    /// Lets git pack loose objects if it finds that there are enough of them.
    ///
    /// git goes on in the background. The options' environment has to have a `PATH`.
    ///
    /// - Throws: `missing` when git is not installed.
    package borrowing func maintain() throws(GitError) {
        try PrivateFolder.make(places.privateDirectory)
        var runner = program
        runner.label = "gc-\(getpid())"
        let result = try runner.run(["git", "gc", "--auto", "--quiet"])
        guard result.status == 0 else {
            throw GitError(
                .git, "pack loose objects", path: places.commonDirectory,
                "\"git gc --auto\" ended with \(result.status).", cure: "Run \"git gc\".")
        }
    }
}
