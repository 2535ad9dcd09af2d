using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using BenchmarkDotNet.Running;
using Mortise.Bench.Editions;
using Mortise.Bench.Gateway;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess;
using Mortise.Bench.Load;
using Mortise.Bench.Load.Installed;
using Mortise.Bench.Soak;
using Mortise.Bench.Swap;

namespace Mortise.Bench;

internal static class Program
{
    private const int Passed = 0;
    private const int MissedOrInconclusive = 1;
    private const int Usage = 2;

    private static readonly Suite[] _suites =
        [InProcessSuite.Create(), LoadSuite.Create(), SwapSuite.Create(), GatewaySuite.Create(), MarketSuite.Create()];

    public static int Main(string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        if (arguments is [HostProcess.Argument or HostProcess.PartsArgument, ..])
        {
            return HostProcess.Serve(arguments, began);
        }

        if (arguments is [Servers.Gateway or Servers.MinimalApi, ..])
        {
            return Servers.ServeAsync(arguments).GetAwaiter().GetResult();
        }

        if (arguments is [SoakCommand.BareArgument, var calls, .. var same] && SoakPlan.Of(same) is { } bare)
        {
            SoakCommand.ServeAsync(bare, Number<long>(calls)).GetAwaiter().GetResult();
            return Passed;
        }

        if (arguments is [SoakCommand.Argument, .. var options] && SoakPlan.Of(options) is { } plan)
        {
            return SoakCommand.RunAsync(plan).GetAwaiter().GetResult() ? Passed : MissedOrInconclusive;
        }

        if (arguments is ["micro", .. var rest])
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
            return Passed;
        }

        var quick = arguments.Contains("--quick");
        var names = arguments.Where(argument => argument != "--quick").ToArray();
        if (names is not [var name] || _suites.FirstOrDefault(suite => suite.Name == name) is not { } chosen)
        {
            Console.Error.WriteLine("Usage: dotnet run -c Release --project bench -- <suite> [--quick]");
            Console.Error.WriteLine("       dotnet run -c Release --project bench -- soak [--stateful] [--updates N]");
            Console.Error.WriteLine($"Suites: {string.Join(", ", _suites.Select(suite => suite.Name))}, micro");
            return Usage;
        }

        var judge = new Judge(quick ? Effort.Quick : Effort.Full);
        var report = new Report(chosen.Name, Console.Out);
        foreach (var create in chosen.Cases)
        {
            using var subject = create();
            foreach (var outcome in judge.Try(subject))
            {
                report.Add(outcome);
            }
        }

        report.WriteTable();
        return report.Passes ? Passed : MissedOrInconclusive;
    }

    private static T Number<T>(string text)
        where T : INumber<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
