import Foundation
import TestSupport

/// The example store of this project.
enum Example {
    /// The folder, found from this file.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../example-repo").standardizedFileURL

    /// The top of this project.
    static var project: URL { folder.deletingLastPathComponent() }

    /// A work tree whose folder holds a copy of the store, committed.
    static func copy(in name: String = "") throws -> LedgerFolder {
        let ledger = try LedgerFolder(in: name, files: nil)
        for item in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(
                atPath: folder.path + "/" + item, toPath: ledger.path + "/" + item)
        }
        try ledger.commitAll("the example")
        return ledger
    }
}
