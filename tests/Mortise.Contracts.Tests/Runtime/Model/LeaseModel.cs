namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>
/// The lease as <c>Port.Enter</c>, <c>Binding.RetireAsync</c>, <c>DrainAsync</c> and <c>ExitSeen</c> execute it, step
/// by step. One swapper leads a port from a first binding to a second; only calls into the first are modelled further.
/// </summary>
internal sealed class LeaseModel
{
    private const int Current = 0;
    private const int Retired = 1;
    private const int Gate = 2;
    private const int Registry = 3;
    private const int Watched = 4;
    private const int Draining = 5;
    private const int Closed = 6;
    private const int Freed = 7;
    private const int Handover = 8;
    private const int FirstCell = 9;

    private const int Moved = 1;
    private const int NotMoved = 2;

    // Registers.
    private const int A = 0;
    private const int Entries = 1;
    private const int Exits = 2;

    private readonly Defect _defect;
    private readonly int _cells;

    private LeaseModel(Defect defect, int cells)
    {
        _defect = defect;
        _cells = cells;
    }

    /// <summary>Two callers while the swapper retires, drains and frees what they may be inside.</summary>
    public static Findings TwoCallers(Defect defect)
    {
        var model = new LeaseModel(defect, cells: 2);
        return model.Run(model.Caller(0), model.Caller(1), model.Swapper(2));
    }

    /// <summary>A call that begins on one thread and ends on another.</summary>
    public static Findings CallThatMoves(Defect defect)
    {
        var model = new LeaseModel(defect, cells: 2);
        return model.Run(model.Beginner(0), model.Finisher(1), model.Swapper(2));
    }

    /// <summary>Whoever reads the account of a binding in use never sees more ends than beginnings.</summary>
    public static Findings AccountInUse(Defect defect)
    {
        var model = new LeaseModel(defect, cells: 2);
        var reader = model.Sum(new Code(), "account")
            .Demand(static core => core[Entries] >= core[Exits], Findings.MoreEnds);
        return model.Run(model.Beginner(0), model.Finisher(1), reader);
    }

    private static int Entered(int core) => FirstCell + (2 * core);

    private static int Exited(int core) => FirstCell + (2 * core) + 1;

    private Findings Run(params Code[] programs) =>
        Search.Explore(new Machine(FirstCell + (2 * _cells), programs.Length, 3), programs);

    private Code Caller(int core) => Leave(Use(Enter(new Code(), core), "use"), core);

    private Code Beginner(int core) => Use(Enter(new Code(), core), "first use")
        .Store(Handover, static _ => Moved, "handover").JumpIf(static _ => true, "end")
        .Label("gone").Store(Handover, static _ => NotMoved, "no handover")
        .Label("end");

    private Code Finisher(int core)
    {
        var code = new Code()
            .Await(Handover, "handover").Load(A, Handover, "handover")
            .JumpIf(static core => core[A] == NotMoved, "gone");
        return Leave(Use(code, "second use"), core);
    }

    /// <summary>Count in, look again, undo.</summary>
    private Code Enter(Code code, int core)
    {
        code.Load(A, Current, "current").JumpIf(static core => core[A] != 0, "elsewhere")
            .Load(A, Entered(core), "entered").Store(Entered(core), static core => core[A] + 1, "entered + 1");
        if (_defect is Defect.NoCheckAfterEntry)
        {
            return code.JumpIf(static _ => true, "inside").Label("elsewhere").JumpIf(static _ => true, "gone")
                .Label("inside");
        }

        code.Load(A, Current, "current again").JumpIf(static core => core[A] == 0, "inside")
            .Load(A, Entered(core), "entered").Store(Entered(core), static core => core[A] - 1, "entered - 1");
        if (_defect is not Defect.NoUndoSignal)
        {
            // LeaseRegistry.Notify: the lock is the fence that makes the undoing visible.
            code.Lock(Registry).Load(A, Watched, "watched").Unlock(Registry)
                .JumpIf(static core => core[A] == 0, "elsewhere");
            ExitSeen(code, "undone");
        }

        return code.Label("elsewhere").JumpIf(static _ => true, "gone").Label("inside");
    }

    private static Code Use(Code code, string name) => code
        .Load(A, Freed, name)
        .Demand(static core => core[A] == 0, Findings.InsideFreed);

    /// <summary>Count out, and look if the binding is retired.</summary>
    private Code Leave(Code code, int core)
    {
        code.Load(A, Exited(core), "exited").Store(Exited(core), static core => core[A] + 1, "exited + 1");
        if (_defect is not Defect.NoExitSignal)
        {
            code.Load(A, Retired, "retired").JumpIf(static core => core[A] == 0, "gone");
            ExitSeen(code, "left");
        }

        return code.Label("gone");
    }

    private void ExitSeen(Code code, string name)
    {
        code.Lock(Gate).Load(A, Draining, "draining").JumpIf(static core => core[A] == 0, $"{name} unlock")
            .Load(A, Closed, "closed").JumpIf(static core => core[A] != 0, $"{name} unlock");
        Sum(code, name)
            .JumpIf(static core => core[Entries] != core[Exits], $"{name} unlock")
            .Store(Closed, static _ => 1, "closed")
            .Label($"{name} unlock").Unlock(Gate);
    }

    private Code Sum(Code code, string name)
    {
        code.Set(Exits, static _ => 0).Set(Entries, static _ => 0);
        for (var pass = 0; pass < 2; pass++)
        {
            var exits = pass == (_defect is Defect.EntriesSummedBeforeExits ? 1 : 0);
            for (var cell = 0; cell < _cells; cell++)
            {
                var (place, sum, what) = exits ? (Exited(cell), Exits, "exited") : (Entered(cell), Entries, "entered");
                code.Load(A, place, $"{name}: {what} {cell}").Set(sum, core => core[sum] + core[A]);
            }
        }

        return code;
    }

    private Code Swapper(int core)
    {
        var code = new Code();
        if (_defect is Defect.BarrierBeforePublication)
        {
            Barrier(code, core);
        }

        code.Store(Current, static _ => 1, "publication");
        if (_defect is not Defect.RetiredAfterTheBarrier)
        {
            code.Store(Retired, static _ => 1, "retired");
        }

        if (_defect is not (Defect.NoBarrier or Defect.BarrierBeforePublication))
        {
            Barrier(code, core);
        }

        if (_defect is Defect.RetiredAfterTheBarrier)
        {
            code.Store(Retired, static _ => 1, "retired");
        }

        // DrainAsync: the first look, the watch, the second look.
        code.Lock(Gate);
        Sum(code, "first look").JumpIf(static core => core[Entries] == core[Exits], "close")
            .Store(Draining, static _ => 1, "draining")
            .Lock(Registry).Store(Watched, static _ => 1, "watched").Unlock(Registry).Fence();
        if (_defect is not Defect.NoSecondLook)
        {
            Sum(code, "second look").JumpIf(static core => core[Entries] == core[Exits], "close");
        }

        return code.JumpIf(static _ => true, "wait")
            .Label("close").Store(Closed, static _ => 1, "closed")
            .Label("wait").Unlock(Gate)
            .Await(Closed, "the end of the drain")
            .Store(Freed, static _ => 1, "freed");
    }

    private static void Barrier(Code code, int core)
    {
        code.Fence();
        for (var other = 0; other < core; other++)
        {
            code.Flush(other);
        }
    }
}
