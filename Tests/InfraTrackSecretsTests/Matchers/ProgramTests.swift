import InfraTrackSecrets
import Testing

struct ProgramTests {
    static let commands: [(String, String)] = [
        ("mysql -u root -p§hunter2§ app", "password"),
        ("mysqldump -uroot -p'§hunter 2§' app", "password"),
        ("sudo /usr/bin/mysql -p§hunter2§", "password"),
        ("ssh h \"mysql -p§hunter2§\"", "password"),
        ("ssh h 'mysql -p§hunter2§ db' | wc", "password"),
        ("sshpass -p §hunter2§ ssh h", "password"),
        ("sshpass -p§hunter2§ ssh h", "password"),
        ("docker login -u bob -p §hunter2§ reg.example.org", "password"),
        ("podman login -p '§a b§' x", "password"),
        ("helm registry login -u u -p §hunter2§ h", "password"),
        ("az login --service-principal -u id -p §hunter2§ --tenant t", "password"),
        ("curl -u bob:§hunter2§ https://x", "password"),
        ("curl -s --user 'bob:§hunter2§' https://x", "password"),
        ("curl --user=bob:§hunter2§ x", "password"), ("curl -ubob:§hunter2§ x", "password"),
        ("curl --proxy-user bob:§hunter2§ x", "password"),
        ("curl \\\n  -u bob:§hunter2§ \\\n  x", "password"),
        ("redis-cli -h c -a §hunter2§ ping", "password"),
        ("mongosh -u a -p §hunter2§ db", "password"),
        ("ldapsearch -D cn=x -w §hunter2§ -b y", "password"),
        ("smbclient //h/s -U bob%§hunter2§", "password"),
        ("openssl rsa -in k -passin pass:§hunter2§ -out o", "password"),
        ("openssl enc -aes-256-cbc -k §hunter2§ -in x", "password"),
        ("sqlcmd -S h -U sa -P §hunter2§", "password"), ("zip -P §hunter2§ a.zip f", "password"),
        ("7z x -p§hunter2§ a.7z", "password"), ("rabbitmqctl add_user bob §hunter2§", "password"),
        ("htpasswd -b .htpasswd bob §hunter2§", "password"), ("vault login §s.abc§", "password"),
        ("vault kv put secret/db user=@file value=§hunter2§", "password"),
        ("kubectl create secret generic db --from-literal=user-name=§bob§", "secret"),
        ("kubectl create secret generic db --from-literal user-name='§b ob§'", "secret"),
        ("kubectl create secret generic db --from-literal='key=§b ob§'", "secret"),
        ("echo §hunter2§ | sudo -S reboot", "password"),
        ("echo -n '§hunter2§' | docker login -u b --password-stdin", "password"),
        ("echo 'root:§hunter2§' | chpasswd", "password"),
        ("echo \"bob:§hunter2§\" | sudo chpasswd -e", "password"),
        ("printf §hunter2§ | cryptsetup open /dev/sda2 x", "password"),
        ("xfreerdp /u:bob /p:§hunter2§ /v:h", "password"),
        ("docker ps; mysql -p§hunter2§", "password"),
    ]

    @Test(arguments: commands)
    func masksTheArgument(text: String, rule: String) {
        let parts = text.split(separator: "§", omittingEmptySubsequences: false)
        #expect(redacted(parts.joined()) == parts[0] + mask(rule) + parts[2], "\(text)")
    }

    @Test(arguments: [
        "docker run -p 8080:80 nginx", "mysql -p app", "mysql -P3306 -u root", "mysql -p$PW",
        "curl -u bob https://x",
        "curl -u \"$USER:$PASS\" x", "ssh -p 22 host", "az webapp create -p plan",
        "docker login registry.example.org",
        "echo hello | wc -l", "echo hello", "echo | chpasswd", "echo root | chpasswd",
        "myecho a | sudo -S b",
        "openssl rsa -passin env:PW", "openssl rsa -passin pass:$PW", "redis-cli ping",
        "vault kv get secret/db",
        "vault kv put secret/db value=@file", "mysqlx -phunter2", "the mysql server -",
        "--from-literal", "--from-literals=a=b",
        "--from-literal=novalue", "--from-literal=key=", "mysql -p«redacted:password:1» app",
        "curl -u bob:«redacted:password:1» x", "identified by a number", "identified 'x'",
        "mysql 'unclosed -px",
        "chmysql -p1 x",
    ])
    func leavesLookAlikes(text: String) {
        #expect(redacted(text) == text)
    }

    @Test func masksSeveralArgumentsOfOneCommand() {
        let text = "vault kv put secret/db a=one1 b=two2 && mysql -pthree3"
        #expect(
            redacted(text)
                == "vault kv put secret/db a=\(mask("password")) b=\(mask("password", 2)) && mysql -p\(mask("password", 3))"
        )
    }
}
