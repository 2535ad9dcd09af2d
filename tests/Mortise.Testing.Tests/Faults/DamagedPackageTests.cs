using System.Text.Json;
using Mortise.Testing.Faults;

namespace Mortise.Testing.Tests.Faults;

public sealed class DamagedPackageTests
{
    private static string Whole { get; } = Path.Combine(AppContext.BaseDirectory, "plugins", "Acme.Snail");

    public static TheoryData<PackageDamage> Damages => [.. Enum.GetValues<PackageDamage>()];

    [Theory]
    [MemberData(nameof(Damages))]
    public void ADamagedPackage_IsNotTheWholeOne_AndGoes(PackageDamage damage)
    {
        string folder;
        using (var package = new DamagedPackage(Whole, damage))
        {
            folder = package.Folder;
            Assert.Equal(damage == PackageDamage.NoPrivateAssembly, Read(Whole).SequenceEqual(Read(folder)));
        }

        Assert.False(Directory.Exists(folder));
        Assert.True(File.Exists(Path.Combine(Whole, "mortise.json")));
    }

    [Fact]
    public void AManifestThatIsCutOff_CannotBeRead()
    {
        // snippet: damaged-package
        using var package = new DamagedPackage(Whole, PackageDamage.ManifestCutOff);
        var manifest = Path.Combine(package.Folder, "mortise.json");
        // end

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(File.ReadAllText(manifest)));
    }

    private static IEnumerable<string> Read(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder)
            .Where(static file => Path.GetExtension(file) is ".dll" or ".json")
            .Order()
            .Select(static file => $"{Path.GetFileName(file)} {Convert.ToHexString(File.ReadAllBytes(file))}")
        : [];
}
