public import Foundation

/// A directory that is removed when its owner goes away.
public final class TemporaryDirectory: Sendable {
    /// The absolute path, without symbolic links.
    public let path: String

    /// Creates an empty directory with a unique name.
    public init() throws {
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let url = base.appendingPathComponent("infratrack-\(UUID().uuidString.lowercased())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The absolute path of a name below the directory.
    public func appending(_ name: String) -> String { path + "/" + name }

    /// Writes text to a file below the directory, making its folders.
    public func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    /// Writes bytes to a file below the directory, making its folders.
    public func write(_ bytes: Data, to name: String) throws {
        let url = URL(fileURLWithPath: appending(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    /// The text of a file below the directory.
    public func read(_ name: String) throws -> String {
        try String(contentsOfFile: appending(name), encoding: .utf8)
    }
}
