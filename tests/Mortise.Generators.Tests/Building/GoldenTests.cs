using Microsoft.CodeAnalysis;
using Xunit;

namespace Mortise.Generators.Tests.Building;

/// <summary>
/// The generated code as files that people review. <c>MORTISE_UPDATE_GOLDEN=1</c> rewrites them; the difference in git
/// is what a change of the generator does to everybody's code.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("Contract")]
    [InlineData("Plugin")]
    public void Generated_code_is_as_reviewed(string name)
    {
        var folder = Path.Combine(Repository.Golden, name);
        var source = File.ReadAllText(Path.Combine(folder, "source.golden"));
        var compilation = Sources.Compile("Acme.Greetings", source, References(name));
        var output = Sources.Generate(compilation);
        var written = output.SyntaxTrees.Skip(compilation.SyntaxTrees.Length)
            .ToDictionary(
                static tree => Path.GetFileName(tree.FilePath).Replace(".g.cs", ".golden"),
                static tree => tree.ToString());

        Assert.Empty(Sources.Complaints(output));
        if (Environment.GetEnvironmentVariable("MORTISE_UPDATE_GOLDEN") == "1")
        {
            Update(folder, written);
        }

        Assert.Equal(
            Directory.GetFiles(folder)
                .Select(static path => Path.GetFileName(path))
                .Where(static file => file != "source.golden")
                .Order(),
            written.Keys.Order());
        Assert.All(written, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Key)), file.Value));
    }

    private static MetadataReference[] References(string name) => name == "Contract"
        ? []
        : [Sources.Emit(Sources.Generate(Sources.Compile(
            "Acme.Contracts", File.ReadAllText(Path.Combine(Repository.Golden, "Contract", "source.golden")))))];

    private static void Update(string folder, Dictionary<string, string> written)
    {
        foreach (var stale in Directory.GetFiles(folder).Where(path => Path.GetFileName(path) != "source.golden"))
        {
            File.Delete(stale);
        }

        foreach (var (file, text) in written)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }
    }
}
