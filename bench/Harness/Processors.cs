using System.Globalization;

namespace Mortise.Bench.Harness;

/// <summary>Who used the machine's processors: this process, others, and the hypervisor (steal).</summary>
/// <param name="Total">Ticks of all processors.</param>
/// <param name="Busy">Ticks that were not idle, without steal.</param>
/// <param name="Stolen">Ticks that the hypervisor gave to others.</param>
/// <param name="Own">Ticks of this process and of those that it has started.</param>
internal readonly record struct Processors(double Total, double Busy, double Stolen, double Own)
{
    private const double TicksPerSecond = 100;

    /// <summary>Counters since the machine started; all zero where the operating system does not tell.</summary>
    public static Processors Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return default;
        }

        // cpu user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat").First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Take(8)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        var idle = fields[3] + fields[4];
        var stolen = fields[7];
        var total = fields.Sum();
        var own = Environment.CpuUsage.TotalTime.TotalSeconds * TicksPerSecond;
        return new Processors(total, total - idle - stolen, stolen, own + Started());
    }

    /// <summary>
    /// The share of the processors needed that others took since an earlier reading: what was stolen, and what other
    /// processes used beyond the processors that the bench leaves idle.
    /// </summary>
    public double DisturbanceSince(Processors earlier, int needed)
    {
        var total = Total - earlier.Total;
        if (total <= 0)
        {
            return 0;
        }

        var processors = Environment.ProcessorCount;
        var others = Math.Max(0, Busy - earlier.Busy - (Own - earlier.Own)) / total * processors;
        var stolen = (Stolen - earlier.Stolen) / total * processors;
        var spare = Math.Max(0, processors - needed);
        return (stolen + Math.Max(0, others - spare)) / Math.Min(needed, processors);
    }

    /// <summary>
    /// Ticks of the children: those that have ended are in this process's own line, the others have one.
    /// </summary>
    private static double Started()
    {
        var self = Stat("self");
        return self[13] + self[14] + Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(static name => char.IsAsciiDigit(name![0]))
            .Select(static name => Stat(name!))
            .Where(stat => stat.Length > 0 && stat[1] == Environment.ProcessId)
            .Sum(static stat => stat[11] + stat[12] + stat[13] + stat[14]);
    }

    /// <summary>What follows the name in a process's line: state, parent, …, utime, stime, cutime, cstime.</summary>
    private static double[] Stat(string process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return [.. line[(line.LastIndexOf(')') + 2)..].Split(' ')
                .Select(static field =>
                    double.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (IOException)
        {
            // It has ended since it was listed.
            return [];
        }
    }
}
