import Foundation
import InfraTrackInventory
import Testing

/// The files of the fixtures.
enum Fixture {
    private static func folder() throws -> String {
        try #require(Bundle.module.resourcePath) + "/Fixtures"
    }

    /// The bytes of one.
    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: try folder() + "/" + path)))
    }

    /// Every listing of a source.
    static func all(of source: String) throws -> [(name: String, bytes: [UInt8])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: try folder() + "/" + source)
        let files = names.filter {
            ($0.hasSuffix(".json") || $0.hasSuffix(".yaml"))
        }.sorted()
        return try files.map { ($0, try bytes("\(source)/\($0)")) }
    }

    /// Every listing of every source.
    static func everything() throws -> [(source: any ComponentSource, name: String, bytes: [UInt8])]
    {
        try ComponentSources.all.flatMap { source in
            try all(of: source.name).map { (source, "\(source.name)/\($0.name)", $0.bytes) }
        }
    }
}
