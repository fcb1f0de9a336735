package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/hetznercloud/hcloud-go/hcloud"
)

// Runs a group of steps; what they need and did not get fails the rest of the group only.
func part(name string, run func()) {
	defer func() {
		if problem := recover(); problem != nil {
			report(name+" to its end", fmt.Errorf("%v", problem))
		}
	}()
	run()
}

func report(name string, err error) {
	if err == nil {
		fmt.Println("ok " + name)
		return
	}
	fmt.Printf("FAILED %s: %s\n", name, strings.Join(strings.Fields(err.Error()), " "))
}

// The outcome of a call of the client.
type outcome[T any] struct {
	result T
	err    error
}

func value[T any](result T, _ *hcloud.Response, err error) outcome[T] {
	return outcome[T]{result, err}
}

func list[T any](result []T, err error) outcome[[]T] {
	return outcome[[]T]{result, err}
}

func nothing(_ *hcloud.Response, err error) outcome[struct{}] {
	return outcome[struct{}]{struct{}{}, err}
}

// Reports a call that must succeed; returns its result.
func (o outcome[T]) ok(name string) T {
	report(name, o.err)
	return o.result
}

// Reports a call that must succeed, and whose result must pass a check.
func (o outcome[T]) is(name string, check func(T) bool) T {
	err := o.err
	if err == nil && !check(o.result) {
		err = fmt.Errorf("unexpected result: %+v", o.result)
	}
	report(name, err)
	return o.result
}

// Reports a call that must be refused with an error code.
func (o outcome[T]) refused(name string, code hcloud.ErrorCode) {
	switch {
	case o.err == nil:
		report(name, fmt.Errorf("accepted instead of %s", code))
	case !hcloud.IsError(o.err, code):
		report(name, fmt.Errorf("not %s: %w", code, o.err))
	default:
		report(name, nil)
	}
}

// Reports a call that starts an action, and waits for it as the client does.
func action(started *hcloud.Action, _ *hcloud.Response, err error) outcome[[]*hcloud.Action] {
	return actions([]*hcloud.Action{started}, nil, err)
}

func actions(started []*hcloud.Action, _ *hcloud.Response, err error) outcome[[]*hcloud.Action] {
	if err == nil {
		err = wait(started)
	}
	return outcome[[]*hcloud.Action]{started, err}
}

func wait(started []*hcloud.Action) error {
	for _, one := range started {
		if one == nil {
			continue
		}
		_, errors := client.Action.WatchProgress(ctx, one)
		if err := <-errors; err != nil {
			return err
		}
	}
	return nil
}

// The calls that find one resource, and those that do not.
func finding[E any](
	name, label string, id int,
	byID func(context.Context, int) (*E, *hcloud.Response, error),
	byName, get func(context.Context, string) (*E, *hcloud.Response, error),
	all func(context.Context) ([]*E, error),
) {
	found := func(one *E) bool { return one != nil }
	lost := func(one *E) bool { return one == nil }
	value(byID(ctx, id)).is(name+".GetByID", found)
	value(byID(ctx, 987654321)).is(name+".GetByID unknown", lost)
	value(byName(ctx, label)).is(name+".GetByName", found)
	value(byName(ctx, "no-such")).is(name+".GetByName unknown", lost)
	value(get(ctx, label)).is(name+".Get", found)
	value(get(ctx, fmt.Sprint(id))).is(name+".Get by id", found)
	list(all(ctx)).is(name+".All", func(all []*E) bool { return len(all) > 0 })
}

func some[E any](found []E) bool { return len(found) > 0 }

func single[E any](found []E) bool { return len(found) == 1 }

func environment(name string) string {
	value := os.Getenv(name)
	if value == "" {
		fmt.Fprintf(os.Stderr, "%s is not set\n", name)
		os.Exit(2)
	}
	return value
}
