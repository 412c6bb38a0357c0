/// The index extension that names the tree of each folder whose entries are all unchanged.
struct CacheTree: Hashable {
    private struct Node: Hashable {
        let name: [UInt8]
        var entryCount: [UInt8]
        let childCount: Int
        var id: [UInt8]
        let depth: Int
    }

    /// Folders in the order of the file: each before its subfolders.
    private var nodes: [Node] = []

    init?(_ payload: [UInt8]) {
        var position = 0
        guard !payload.isEmpty, Self.parse(payload, &position, 0, &nodes) else { return nil }
        guard position == payload.count else { return nil }
    }

    /// Forgets the tree of every folder above a path.
    mutating func invalidate(_ path: String) {
        let folders = path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map(Array.init)
        var index = 0
        forget(index)
        for (depth, folder) in folders.enumerated() {
            index += 1
            while index < nodes.count, nodes[index].depth > depth,
                nodes[index].depth != depth + 1 || nodes[index].name != folder
            { index += 1 }
            guard index < nodes.count, nodes[index].depth == depth + 1 else { return }
            forget(index)
        }
    }

    var encoded: [UInt8] {
        var out: [UInt8] = []
        for node in nodes {
            out += node.name
            out.append(0)
            out += node.entryCount
            out.append(UInt8(ascii: " "))
            out += Array("\(node.childCount)\n".utf8)
            out += node.id
        }
        return out
    }

    private mutating func forget(_ index: Int) {
        nodes[index].entryCount = Array("-1".utf8)
        nodes[index].id = []
    }

    private static func parse(
        _ bytes: [UInt8], _ position: inout Int, _ depth: Int, _ nodes: inout [Node]
    ) -> Bool {
        guard depth < 200, let name = take(bytes, &position, until: 0),
            let entries = take(bytes, &position, until: UInt8(ascii: " ")),
            let children = take(bytes, &position, until: UInt8(ascii: "\n")),
            let childCount = Int(String(decoding: children, as: UTF8.self)), childCount >= 0
        else { return false }
        let idCount = entries.first == UInt8(ascii: "-") ? 0 : 20
        guard position + idCount <= bytes.count else { return false }
        nodes.append(
            Node(
                name: name, entryCount: entries, childCount: childCount,
                id: Array(bytes[position..<position + idCount]), depth: depth))
        position += idCount
        for _ in 0..<childCount {
            guard parse(bytes, &position, depth + 1, &nodes) else { return false }
        }
        return true
    }

    private static func take(
        _ bytes: [UInt8], _ position: inout Int, until end: UInt8
    ) -> [UInt8]? {
        guard let stop = bytes[position...].firstIndex(of: end) else { return nil }
        defer { position = stop + 1 }
        return Array(bytes[position..<stop])
    }
}
