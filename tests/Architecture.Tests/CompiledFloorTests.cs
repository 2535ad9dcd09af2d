using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Xunit;

namespace Architecture.Tests;

/// <summary>What the text does not show, implicit usings and inferred types, the compiled references do.</summary>
public sealed partial class CompiledFloorTests
{
    [Theory]
    [InlineData("Mortise.Contracts.dll")]
    [InlineData("Mortise.Kernel.dll")]
    public void LowFloor_RefersToNothingThatDoes(string assembly) =>
        Assert.Empty(ForbiddenReferences(Path.Combine(AppContext.BaseDirectory, assembly)));

    [Fact]
    public void ThisAssembly_WouldNotPass() =>
        Assert.Contains("System.IO.File", ForbiddenReferences(typeof(CompiledFloorTests).Assembly.Location));

    private static string[] ForbiddenReferences(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        var types = metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
        var assemblies = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(name => name != "Mortise.Contracts" && !name.StartsWith("System.", StringComparison.Ordinal));
        return [.. types.Where(type => Forbidden().IsMatch(type)).Concat(assemblies).Distinct().Order()];
    }

    [GeneratedRegex(
        """
        ^(System\.Net|System\.Text\.Json|System\.Xml|System\.Data|System\.Runtime\.Loader|System\.Reflection\.Emit)\.
        |^System\.IO\.(?!IOException$|InvalidDataException$|EndOfStreamException$)
        |^System\.Diagnostics\.Process|^System\.Console$|^System\.Activator$|^Microsoft\.(?!CodeAnalysis)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Forbidden();
}
