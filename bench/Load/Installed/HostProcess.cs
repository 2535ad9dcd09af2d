using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Hosting;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;

namespace Mortise.Bench.Load.Installed;

/// <summary>
/// A host in a process of its own, which says what its start took and what it holds, and is ended then. Everything is
/// as cold as it is for a user, but for the files, which the operating system knows by then.
/// </summary>
internal static class HostProcess
{
    /// <summary>The argument by which the bench starts itself as a host.</summary>
    public const string Argument = "load-host";

    /// <summary>The same, and takes the start apart.</summary>
    public const string PartsArgument = "load-host-parts";

    /// <summary>In the process of its own.</summary>
    public static int Serve(string[] arguments, long began)
    {
        var (mode, edition, data) = (arguments[0], arguments[1], arguments[2]);
        var report = mode == PartsArgument ? Parts(edition, data) : Whole(edition, data, began);
        Console.Out.WriteLine(JsonSerializer.Serialize(report));
        Console.Out.Flush();
        Console.In.ReadToEnd();
        return 0;
    }

    /// <summary>Starts one, and ends it once it has reported: values in nanoseconds and bytes.</summary>
    public static Dictionary<string, double> Run(string mode, EchoPackages packages)
    {
        var data = System.IO.Directory.CreateDirectory(Path.Combine(packages.Directory, Path.GetRandomFileName()));
        var start = Itself.StartInfo(mode, packages.Edition, data.FullName);

        // The Generic Host watches the files below it, which are not to be many.
        start.WorkingDirectory = data.FullName;
        start.Environment["MORTISE_HOME"] = data.FullName;
        start.Environment["DOTNET_ENVIRONMENT"] = Environments.Production;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.StartsWith('{'))
                {
                    var report = JsonSerializer.Deserialize<Dictionary<string, double>>(line)!;
                    report["process"] = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
                    return report;
                }
            }

            throw new InvalidOperationException("The host ended without a report.");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
            data.Delete(recursive: true);
        }
    }

    private static Dictionary<string, double> Whole(string edition, string data, long began)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddMortise(mortise => mortise.Edition(edition).Data(data).Strict(false).Requires<IEcho>());
        var host = builder.Build();
        host.Start();
        var elapsed = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        return new()
        {
            ["started"] = elapsed,
            ["private"] = PrivateBytes(),
            ["managed"] = GC.GetTotalMemory(forceFullCollection: true),
        };
    }

    /// <summary>What the host does when it starts, one after the other; the last is all the rest of it.</summary>
    private static Dictionary<string, double> Parts(string edition, string data)
    {
        var parts = new Dictionary<string, double>();
        var model = Clock(parts, "edition", new EditionConfig(edition).Read);
        Clock(parts, "manifests", () => PackageCatalog.Of(model.Sources));
        var composition = Clock(parts, "composition", () => Composition.Of(model, DataDirectory.At(data)));
        parts["composition"] -= parts["manifests"];
        var kernel = new Kernel.Microkernel(new("bench"));
        Clock(parts, "install", () => kernel.Install(composition.Deployments));
        return parts;
    }

    private static T Clock<T>(Dictionary<string, double> parts, string name, Func<T> part)
    {
        var start = Stopwatch.GetTimestamp();
        var result = part();
        parts[name] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return result;
    }

    /// <summary>What the process has for itself in memory: neither files nor what others share with it.</summary>
    private static double PrivateBytes() =>
        File.ReadLines("/proc/self/status")
            .Where(static line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Select(static line => double.Parse(line["RssAnon:".Length..^"kB".Length], CultureInfo.InvariantCulture))
            .Single() * 1024;
}
