namespace Mortise.Bench.Harness;

/// <summary>Warms the contenders of a case up, and gives them their turns.</summary>
internal sealed class Measurement(Case subject, Effort effort)
{
    /// <summary>Calls before the runtime compiles a method again, and waits for that to happen.</summary>
    private const int WarmCalls = 40;
    private const int WarmStages = 4;
    private static readonly TimeSpan _compilation = TimeSpan.FromMilliseconds(120);

    private readonly Dictionary<string, int> _operations = [];

    /// <summary>
    /// Lets the runtime reach its best code for every contender, then finds out how much work fills a turn.
    /// </summary>
    public void WarmUp()
    {
        if (subject.Operations is { } fixedNumber)
        {
            foreach (var contender in subject.Contenders)
            {
                contender.Measure(fixedNumber);
                _operations[contender.Name] = fixedNumber;
            }

            return;
        }

        for (var stage = 0; stage < WarmStages; stage++)
        {
            foreach (var contender in subject.Contenders)
            {
                for (var call = 0; call < WarmCalls; call++)
                {
                    contender.Measure(200);
                }
            }

            Thread.Sleep(_compilation);
        }

        foreach (var contender in subject.Contenders)
        {
            _operations[contender.Name] = Calibrate(contender);
        }
    }

    public IReadOnlyList<Round> Rounds()
    {
        var contenders = subject.Contenders;
        var count = subject.Rounds(effort);
        var rounds = new List<Round>(count);
        for (var round = 0; round < count; round++)
        {
            var values = new Dictionary<string, double>();
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // Another one begins each round, so that nobody always follows the same neighbour's heat.
                var contender = contenders[(round + turn) % contenders.Count];
                values[contender.Name] = Nanoseconds(contender, _operations[contender.Name]);
                foreach (var (name, value) in contender.Beside())
                {
                    values[name] = value;
                }
            }

            rounds.Add(new Round(values));
        }

        return rounds;
    }

    private static double Nanoseconds(Contender contender, int operations) =>
        contender.Measure(operations).TotalNanoseconds / operations;

    private int Calibrate(Contender contender)
    {
        var operations = 100;
        while (true)
        {
            var elapsed = Nanoseconds(contender, operations) * operations;
            var target = effort.Slice.TotalNanoseconds;
            if (elapsed >= target / 2)
            {
                return Math.Max(1, (int)(operations * target / elapsed));
            }

            operations = (int)Math.Min(
                operations * Math.Clamp(target / Math.Max(elapsed, 1), 1.5, 10), int.MaxValue / 2);
        }
    }
}
