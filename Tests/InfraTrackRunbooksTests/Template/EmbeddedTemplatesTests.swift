import Foundation
import InfraTrack
import Testing

@testable import InfraTrackRunbooks

@Suite struct EmbeddedTemplatesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("templates")

    @Test func theEmbeddedTemplatesAreThoseOfTheFolder() throws {
        let suffix = ".md.mustache"
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
        #expect(
            names.filter { !$0.hasPrefix("_") }.sorted() == RunbookTemplate.builtInNames,
            "Run scripts/embed-templates.")
        for name in names {
            let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name + suffix))
            let embedded = EmbeddedTemplates.all[name] ?? ""
            #expect(Array(embedded.utf8) == Array(bytes), "Run scripts/embed-templates.")
        }
    }

    @Test func theEmbeddedTemplatesUseKnownNamesOnly() throws {
        for name in RunbookTemplate.builtInNames {
            let template = try RunbookTemplate(builtIn: name)
            try TemplateCheck.check(template.text, .runbook, template.origin)
        }
    }
}
