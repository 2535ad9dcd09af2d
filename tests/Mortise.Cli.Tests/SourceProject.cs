namespace Mortise.Cli.Tests;

/// <summary>A plug-in's project as an author has it, with the Sdk of this build in place of its package.</summary>
internal sealed class SourceProject
{
    private readonly Tool _tool;

    public SourceProject(Tool tool)
    {
        _tool = tool;
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../.."));
        File = tool.Write("Shop.Scribe/Shop.Scribe.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <GenerateAssemblyInformationalVersionAttribute>false</GenerateAssemblyInformationalVersionAttribute>
                <MortiseSdkTool>{bin}/Mortise.Sdk/{configuration}/Mortise.Sdk.dll</MortiseSdkTool>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{bin}/Mortise.Contracts/{configuration}/Mortise.Contracts.dll" Private="false" />
                <Analyzer Include="{bin}/Mortise.Generators/{configuration}/Mortise.Generators.dll" />
              </ItemGroup>
              <Import Project="{bin}/../../src/Sdk/build/Mortise.Sdk.targets" />
            </Project>
            """);
        Write("1.0.0");
    }

    /// <summary>The project.</summary>
    public string File { get; }

    /// <summary>Saves the source of a version.</summary>
    public void Write(string version) => _tool.Write("Shop.Scribe/Scribe.cs", $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using Mortise;

        [assembly: System.Reflection.AssemblyInformationalVersion("{{version}}")]

        [Plugin("shop.scribe")]
        public sealed class Scribe : IStop
        {
            public ValueTask StopAsync(CancellationToken cancellation) => default;
        }
        """);
}
