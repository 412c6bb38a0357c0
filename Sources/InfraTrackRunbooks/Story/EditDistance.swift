/// How many bytes must be changed to make one text of another.
enum EditDistance {
    /// Texts are compared by their first bytes: commands may be very long.
    private static let longest = 240

    static func between(_ left: String, _ right: String) -> Int {
        let left = Array(left.utf8.prefix(longest))
        let right = Array(right.utf8.prefix(longest))
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let cost = right[column] == byte ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = min(cost, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
