import Foundation
import InfraTrack

/// The store's tasks as Taskwarrior imports them, with components as tags.
enum TaskwarriorExport {
    static func print(_ directory: String) throws {
        let repository = try Repository(openingAt: directory, surroundings: .bench())
        let tasks = try repository.snapshot.tasks()
        let lines = tasks.enumerated().map(line)
        FileHandle.standardOutput.write(
            Data(("[\n" + lines.joined(separator: ",\n") + "\n]\n").utf8))
    }

    private static func line(_ index: Int, _ task: TaskRecord) -> String {
        let number = String(format: "%012d", index)
        let status = task.status.isClosed ? "completed" : "pending"
        let tags = (task.labels + task.components.map { tag($0) }).map { "\"\($0)\"" }
        let entry = compact(task.created)
        let end = task.status.isClosed ? ",\"end\":\"\(compact(task.closed))\"" : ""
        return """
            {"uuid":"00000000-0000-4000-8000-\(number)","description":"\(task.title)",\
            "status":"\(status)","entry":"\(entry)"\(end),"project":"\(task.client ?? "")",\
            "tags":[\(tags.joined(separator: ","))]}
            """
    }

    private static func tag(_ key: ComponentKey) -> String {
        String(key.description.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    private static func compact(_ time: Timestamp?) -> String {
        String((time?.description ?? "2026-01-01T00:00:00Z").filter { $0 != "-" && $0 != ":" })
    }
}
