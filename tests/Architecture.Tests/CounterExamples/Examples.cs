using Architecture.Tests.Model;
using Architecture.Tests.Rules;

namespace Architecture.Tests.CounterExamples;

/// <summary>One pair of small repositories per rule.</summary>
internal static class Examples
{
    public static IReadOnlyList<CounterExample> Of { get; } =
    [
        new(new FloorsReferenceDownwards(),
            Repository.Of(
                ("src/Kernel/Mortise.Kernel.csproj", References("../Contracts/C.csproj", "../Wire/W.csproj")),
                ("src/Cli/Mortise.Cli.csproj", References("../../tests/T/T.csproj")),
                ("src/Cellar/Mortise.Cellar.csproj", References())),
            3,
            Repository.Of(
                ("src/Kernel/Mortise.Kernel.csproj", References("../Contracts/C.csproj")),
                ("src/Cli/Mortise.Cli.csproj", References("../Kernel/K.csproj", "../Isolation/InProcess/I.csproj")))),

        new(new PluginsSeeContractsOnly(),
            Repository.Of(
                ("editions/X/Plugins/A/A.csproj", References("../../../../src/Kernel/K.csproj", "../B/B.csproj")),
                ("editions/X/Plugins/C/C.csproj", References("../../../Y/Contracts/Y.csproj")),
                ("plugins/D/D.csproj", References("../E/E.csproj"))),
            4,
            Repository.Of(
                ("editions/X/Plugins/A/A.csproj", References("../../Contracts/X.csproj", "../../Series/S.csproj")),
                ("plugins/D/D.csproj", References("../../src/Contracts/C.csproj")))),

        new(new LowFloorsHaveNoPackages(),
            Repository.Of(
                ("src/Kernel/K.csproj", Package("Polly.Core", "")),
                ("src/Extensions/E.csproj", Package("Microsoft.Extensions.Hosting", ""))),
            2,
            Repository.Of(
                ("src/Kernel/K.csproj", Package("Some.Analyzer", "PrivateAssets=\"all\"")),
                ("src/Extensions/E.csproj", Package("Microsoft.Extensions.Logging.Abstractions", "")))),

        new(new KernelOnlyDecides(),
            Repository.Of(
                ("src/Kernel/A.cs", "using System.IO;\nclass A { object B() => System.Net.Dns.GetHostName(); }"),
                ("src/Contracts/B.cs", "class B { void C() => File.Delete(\"x\"); }")),
            3,
            Repository.Of(
                ("src/Kernel/A.cs", "class A { string Why => \"no System.IO\"; int Processes; }"),
                ("src/Hosting/B.cs", "class B { void C() => File.Delete(\"x\"); }"))),

        new(new BudgetsHold(),
            Repository.Of(("src/Kernel/A.cs", string.Concat(Enumerable.Repeat("class A;\n", 6_601)))),
            1,
            Repository.Of(("src/Kernel/A.cs", string.Concat(Enumerable.Repeat("class A;\n\n// why\n", 6_600))))),

        new(new LinesFitTheScreen(),
            Repository.Of(
                ("src/Kernel/A.cs", "// " + new string('x', 118)),
                ("tests/T.cs", "// " + new string('x', 118))),
            2,
            Repository.Of(
                ("src/Kernel/A.cs", "// " + new string('x', 117)),
                ("tests/golden/A.golden", "// " + new string('x', 118)))),

        new(new NamesSayTheNoun(),
            Repository.Of(
                ("src/A.cs", "class PluginManager; enum CallInfo; delegate void Misc();"),
                ("src/Util/B.cs", "class B;")),
            4,
            Repository.Of(("src/A.cs", "class Database; class InformedChoice; record CoreCount;"))),

        new(new SourceKnowsNoEdition(),
            Repository.Of(
                ("editions/Bazaar/edition.json", "{}"),
                ("src/A.cs", "class A { string B = \"bazaar.prices\"; }\n// see Bazaar")),
            2,
            Repository.Of(("editions/Bazaar/edition.json", "{}"), ("src/A.cs", "// bazaars in general"))),

        new(new FoldersExplainThemselves(),
            Repository.Of(
                ("src/README.md", "src"),
                ("src/Kernel/K.csproj", References()),
                ("src/Kernel/Routing/A.cs", "")),
            3,
            Repository.Of(
                ("src/README.md", "# src\n\nThe product."),
                ("src/Kernel/K.csproj", References()),
                ("src/Kernel/README.md", "# Kernel\nDecides."),
                ("src/Kernel/Routing/A.cs", ""),
                ("src/Kernel/Routing/README.md", "# Routing\nFinds the way."))),

        new(new OnePublicTypePerFile(),
            Repository.Of(
                ("src/A.cs", "public class A; public enum B { }"),
                ("src/C.cs", "public class D;")),
            2,
            Repository.Of(("src/A.cs", "public class A { public enum Inner { } } internal class Beside;"))),

        new(new FilesStaySmall(),
            Repository.Of(("src/A.cs", new string('\n', 600))),
            1,
            Repository.Of(("src/A.cs", new string('\n', 599)))),

        new(new CodesHavePages(),
            Repository.Of(("src/A.cs", "\"MT2001\""), ("docs/codes/MT2002.md", "# MT2002")),
            2,
            Repository.Of(("src/A.cs", "\"MT2001\""), ("docs/codes/MT2001.md", "# MT2001"))),

        new(new TextNamesNoMachine(),
            Repository.Of(
                ("docs/a.md", "see /" + "home/ann/mortise"),
                ("NuGet.config", "https://api.nuget" + ".org/v3/index.json")),
            2,
            Repository.Of(("docs/a.md", "GET /api/home and a/work/b, ../root/x"))),

        new(new SolutionIsComplete(),
            Repository.Of(
                ("Mortise.slnx", "<Solution><Project Path=\"src/A/A.csproj\" /></Solution>"),
                ("src/B/B.csproj", References())),
            2,
            Repository.Of(
                ("Mortise.slnx", "<Solution><Folder><Project Path=\"src/A/A.csproj\" /></Folder></Solution>"),
                ("src/A/A.csproj", References()))),

        new(new SuppressionsGiveReasons(),
            Repository.Of(
                ("src/A.cs", "#pragma warning disable CA1000\n[SuppressMessage(\"a\", \"b\")]\nclass A;"),
                ("src/A/A.csproj", "<Project><A>\n<NoWarn>CA1</NoWarn>\n</A></Project>")),
            3,
            Repository.Of(
                ("src/A.cs", "#pragma warning disable CA1 // why\n[SuppressMessage(\"\", Justification = \"\")]"),
                ("src/A/A.csproj", "<Project><A>\n<!-- why -->\n<NoWarn>C</NoWarn>\n</A></Project>"))),

        new(new NothingIsLeftToDo(),
            Repository.Of(("src/A.cs", "// TODO later\nclass A { void B() => throw new NotImplementedException(); }")),
            2,
            Repository.Of(("src/A.cs", "// TODO(#12): the second half"))),

        new(new NoStaticStateChanges(),
            Repository.Of(
                ("src/A.cs", "class A { static int _b; static int C { get; set; } static event Action D; }"),
                ("src/Contracts/Runtime/B.cs", "class B {\n// Of the process.\nstatic int _b; }"),
                ("src/C.cs", "class C { [ThreadStatic] static int _d; static readonly int[] _e = new int[4]; }"),
                ("src/D.cs", "class D { static readonly List<int> _e = []; static D F { get; } = new(); int _g; }"),
                ("src/Kernel/E.cs", "class E {\n// Of the thread.\n[ThreadStatic] static int _f; }")),
            9,
            Repository.Of(
                ("src/A.cs", "class A {\n// Each thread counts for itself.\n[ThreadStatic] static int _b; }"),
                ("src/B.cs", "class B { static int C => 1; static int D { get; } = 1; const int E = 1; int _f; }"),
                ("src/C.cs", "class C {\n/// <summary>Per process.</summary>\nstatic C D { get; } = new(); int _e; }"),
                ("src/D.cs", "class D { static readonly List<int> _e = [1]; static readonly int[] _f = []; }"))),

        new(new NoCatchIsEmpty(),
            Repository.Of(("src/A.cs", "class A { void B() { try { C(); } catch { } } }")),
            1,
            Repository.Of(("src/A.cs", "class A { void B() { try { C(); } catch (E)\n{\n// Gone already.\n} } }"))),

        new(new TestsDoNotSleep(),
            Repository.Of(("tests/T.cs", "Thread.Sleep(10);\nawait Task.Delay(TimeSpan.FromSeconds(1));")),
            2,
            Repository.Of(("tests/T.cs", "await Task.Delay(Timeout.InfiniteTimeSpan, token);"))),

        new(new TestNamesSaySomething(),
            Repository.Of(("tests/T.cs", "class T { [Fact] public void Resolver_Works() { } }")),
            1,
            Repository.Of(("tests/T.cs", "class T { [Fact] public void Cycle_IsNamed() { } void It_Works() { } }"))),

        new(new LinksLeadSomewhere(),
            Repository.Of(("docs/a.md", "[b](b.md) [c](../src/C/)"), ("d.md", "[e](e.md)")),
            3,
            Repository.Of(
                ("docs/a.md", "[b](b.md#part) [c](../src/C/) [w](https://example.com) [p](chart.svg)"),
                ("docs/b.md", "[c](c.md)"),
                ("docs/c.md", ""),
                ("d.md", "[docs](docs/)"),
                ("src/C/README.md", ""))),

        new(new PackedProjectsGuardTheirApi(),
            Repository.Of(
                ("src/A/A.csproj", Packable("")),
                ("src/A/PublicAPI.Unshipped.txt", ""),
                ("plugins/B/B.csproj", Packable("<Description>What it is.</Description>"))),
            4,
            Repository.Of(
                ("src/A/A.csproj", Packable("<Description>What it is.</Description>")),
                ("src/A/PublicAPI.Unshipped.txt", ""),
                ("src/A/PublicAPI.Shipped.txt", ""),
                ("src/B/B.csproj", References()))),
    ];

    private static string References(params string[] includes) => "<Project><ItemGroup>"
        + string.Concat(includes.Select(include => $"<ProjectReference Include=\"{include}\" />"))
        + "</ItemGroup></Project>";

    private static string Package(string name, string attributes) =>
        $"<Project><ItemGroup><PackageReference Include=\"{name}\" {attributes} /></ItemGroup></Project>";

    private static string Packable(string more) =>
        $"<Project><PropertyGroup><IsPackable>true</IsPackable>{more}</PropertyGroup></Project>";
}
