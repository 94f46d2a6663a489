namespace Orgs.GraphQL.Tests.Clients;

[NoDatabase]
public sealed class CodegenTests : IDisposable
{
    // Beside the packages, where the tools look for them.
    private readonly DirectoryInfo _folder = new(System.IO.Path.Combine(NodeScript.Folder, "node_modules", $".codegen-{Guid.NewGuid():N}"));

    public void Dispose()
    {
        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task GraphQL_Code_Generator_makes_types_that_an_application_compiles_with()
    {
        NodeScript.SkipUnlessInstalled();
        _folder.Create();
        await WriteAsync("codegen.json", $$"""
            {
              "schema": "{{Repository.PathOf("schema.graphql")}}",
              "documents": ["client.ts"],
              "generates": {
                "./generated/": {
                  "preset": "client",
                  "presetConfig": { "fragmentMasking": false },
                  "config": { "scalars": { "DateTime": "string", "EmailAddress": "string", "Slug": "string" }, "strictScalars": true, "enumsAsTypes": true }
                }
              }
            }
            """);
        await WriteAsync("tsconfig.json", """
            {
              "compilerOptions": { "strict": true, "noEmit": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022", "skipLibCheck": true },
              "files": ["client.ts"]
            }
            """);
        File.Copy(System.IO.Path.Combine(NodeScript.Folder, "codegen", "client.ts"), System.IO.Path.Combine(_folder.FullName, "client.ts"));

        await NodeScript.RunToolAsync(NodeScript.PathOfTool("graphql-codegen"), _folder.FullName, "--config", "codegen.json");
        await NodeScript.RunToolAsync(NodeScript.PathOfTool("tsc"), _folder.FullName, "--project", "tsconfig.json");

        File.Exists(System.IO.Path.Combine(_folder.FullName, "generated", "graphql.ts")).ShouldBeTrue();
    }

    private Task WriteAsync(string file, string text)
        => File.WriteAllTextAsync(System.IO.Path.Combine(_folder.FullName, file), text, TestContext.Current.CancellationToken);
}
