public import InfraTrack

/// The severities that monitors use, and how urgent each is.
public enum SeverityTable {
    /// Words in lower case; what is in none of the lines has the default priority.
    public static let standard: [String: Priority] = {
        let lines: [(Priority, String)] = [
            (.p1, "critical crit page fatal disaster emergency emerg sev0 sev1"),
            (.p2, "error err high major sev2"),
            (.p3, "warning warn average minor medium sev3"),
            (.p4, "info information informational low notice none sev4"),
            (.p5, "debug trace"),
        ]
        var table: [String: Priority] = [:]
        for (priority, words) in lines {
            for word in words.split(separator: " ") { table[String(word)] = priority }
        }
        return table
    }()
}
