import FrontMatter
import InfraTrack
import InfraTrackTesting

extension Snapshot {
    /// The text of every record's file by path, twins and unreadable files left out.
    var files: [String: String] {
        var files: [String: String] = [:]
        for stored in taskTable.all { files[stored.path] = stored.text }
        for stored in componentTable.all { files[stored.path] = stored.text }
        for stored in alertTable.all { files[stored.path] = stored.text }
        for stored in commandTable.all { files[stored.path] = stored.text }
        for stored in timeTable.all { files[stored.path] = stored.text }
        for stored in runbookTable.all { files[stored.path] = stored.text }
        for stored in invoiceTable.all { files[stored.path] = stored.text }
        return files
    }

    /// The same files, read anew.
    func reloaded() throws -> Snapshot { try Repository.inMemory(files: files).snapshot }
}
