import ArgumentParser
import InfraTrack

struct InitCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a store, and set up this clone")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The store's folder in a git work tree")
    var folder: String = "."

    func run(_ session: Session) throws {
        let root = session.environment.absolute(folder)
        try FolderMaker.make(root)
        let isNew = try Repository.initialize(
            at: root, surroundings: try session.surroundings(at: root),
            settings: session.openSettings(), options: global.commit)
        try session.configureMergeDriver(at: root)
        session.environment.warn(
            isNew
                ? "infratrack: made a store in \(root)."
                : "infratrack: the store in \(root) was there already; set up this clone.")
    }
}

extension Session {
    /// Tells git by which program records are merged.
    func configureMergeDriver(at root: String) throws(LedgerError) {
        let driver = ShellWord.quoted(environment.executable)
        try Repository.configure(root, "merge.infratrack.name", "InfraTrack records")
        try Repository.configure(
            root, "merge.infratrack.driver", "\(driver) merge-driver %O %A %B %P")
    }
}
