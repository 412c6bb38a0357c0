import Foundation
import TestSupport

/// A temporary directory with links in it.
struct TemporaryFolder {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: directory.appending(name), withDestinationPath: target)
    }
}
