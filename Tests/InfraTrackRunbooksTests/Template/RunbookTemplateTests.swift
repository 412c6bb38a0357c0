import InfraTrack
import InfraTrackRunbooks
import InfraTrackTesting
import Testing

@Suite struct RunbookTemplateTests {
    @Test func theStoresOwnTemplateComesFirst() throws {
        let repository = try Repository.inMemory(files: [
            "templates/incident.md.mustache": "# {{title}}\n", "templates/own.md.mustache": "own",
        ])
        #expect(try RunbookTemplate(named: "incident", in: repository).text == "# {{title}}\n")
        #expect(try RunbookTemplate(named: "own", in: repository).name == "own")
        let shipped = try RunbookTemplate(named: "maintenance", in: repository)
        #expect(shipped == (try RunbookTemplate(builtIn: "maintenance")))
    }

    @Test func namesAreChecked() throws {
        let repository = try Repository.inMemory()
        let missing = failure { _ = try RunbookTemplate(named: "postmortem", in: repository) }
        #expect(
            missing?.description == "There is no template “postmortem”. "
                + "Use change, incident, maintenance, minimal, post-incident-review, "
                + "or add templates/postmortem.md.mustache.")
        let path = failure { _ = try RunbookTemplate(named: "../secret", in: repository) }
        #expect(path?.message == "“../secret” is no template name.")
    }

    @Test func theHashIsTheOneOfGit() throws {
        let template = try RunbookTemplate(name: "x", text: "hello\n", path: "x")
        #expect(template.hash == "ce013625030ba8dba906f756967f9e9ca394464a")
    }
}
