package main

import (
	"time"

	"github.com/hetznercloud/hcloud-go/hcloud"
)

func servers() {
	created := value(client.Server.Create(ctx, hcloud.ServerCreateOpts{
		Name: "judge", ServerType: small, Image: debian, Location: location, Labels: labels,
	})).is("Server.Create", func(made hcloud.ServerCreateResult) bool { return made.RootPassword != "" })
	actions(append(created.NextActions, created.Action), nil, nil).ok("Server.Create waits")
	server := created.Server
	finding("Server", "judge", server.ID, client.Server.GetByID, client.Server.GetByName, client.Server.Get, client.Server.All)
	value(client.Server.List(ctx, hcloud.ServerListOpts{ListOpts: selected, Status: []hcloud.ServerStatus{hcloud.ServerStatusRunning}})).is("Server.List", single[*hcloud.Server])
	list(client.Server.AllWithOpts(ctx, hcloud.ServerListOpts{Name: "judge", Sort: []string{"created:desc"}})).is("Server.AllWithOpts", single[*hcloud.Server])
	value(client.Server.Create(ctx, hcloud.ServerCreateOpts{Name: "judge", ServerType: small, Image: debian})).refused("Server.Create same name", hcloud.ErrorCodeUniquenessError)
	value(client.Server.Create(ctx, hcloud.ServerCreateOpts{Name: "a b", ServerType: small, Image: debian})).refused("Server.Create invalid name", hcloud.ErrorCodeInvalidInput)
	part("changes of a server", func() { changes(server) })
	part("images", func() { images(server) })
	part("volumes", func() { volumes(server) })
	part("floating IPs", func() { floatingIPs(server) })
	part("primary IPs", func() { primaryIPs(server) })
	part("networks", func() { networks(server) })
	part("firewalls", func() { firewalls(server) })
	part("load balancers", loadBalancers)
	part("placement groups", func() { placementGroups(server) })
	protect := hcloud.ServerChangeProtectionOpts{Delete: hcloud.Bool(true), Rebuild: hcloud.Bool(true)}
	action(client.Server.ChangeProtection(ctx, server, protect)).ok("Server.ChangeProtection")
	nothing(client.Server.Delete(ctx, server)).refused("Server.Delete protected", hcloud.ErrorCodeProtected)
	protect = hcloud.ServerChangeProtectionOpts{Delete: hcloud.Bool(false), Rebuild: hcloud.Bool(false)}
	action(client.Server.ChangeProtection(ctx, server, protect)).ok("Server.ChangeProtection off")
	nothing(client.Server.Delete(ctx, server)).ok("Server.Delete")
}

func changes(server *hcloud.Server) {
	reboot := value(client.Server.Reboot(ctx, server)).ok("Server.Reboot")
	progress, errors := client.Action.WatchOverallProgress(ctx, []*hcloud.Action{reboot})
	go func() {
		for range progress {
		}
	}()
	report("Action.WatchOverallProgress", <-errors)
	value(client.Action.GetByID(ctx, reboot.ID)).is("Action.GetByID", func(found *hcloud.Action) bool { return found.Status == hcloud.ActionStatusSuccess })
	value(client.Action.List(ctx, hcloud.ActionListOpts{ID: []int{reboot.ID}})).is("Action.List", single[*hcloud.Action])
	list(client.Action.AllWithOpts(ctx, hcloud.ActionListOpts{ID: []int{reboot.ID}})).is("Action.AllWithOpts", single[*hcloud.Action])
	// The API lists actions by their ids only.
	list(client.Action.All(ctx)).refused("Action.All without ids", hcloud.ErrorCodeInvalidInput)
	action(client.Server.Reset(ctx, server)).ok("Server.Reset")
	action(client.Server.Shutdown(ctx, server)).ok("Server.Shutdown")
	action(client.Server.Poweron(ctx, server)).ok("Server.Poweron")
	password := value(client.Server.ResetPassword(ctx, server)).is("Server.ResetPassword", func(made hcloud.ServerResetPasswordResult) bool { return made.RootPassword != "" })
	action(password.Action, nil, nil).ok("Server.ResetPassword waits")
	console := value(client.Server.RequestConsole(ctx, server)).is("Server.RequestConsole", func(made hcloud.ServerRequestConsoleResult) bool { return made.WSSURL != "" })
	action(console.Action, nil, nil).ok("Server.RequestConsole waits")
	rescue := value(client.Server.EnableRescue(ctx, server, hcloud.ServerEnableRescueOpts{Type: hcloud.ServerRescueTypeLinux64})).ok("Server.EnableRescue")
	action(rescue.Action, nil, nil).ok("Server.EnableRescue waits")
	action(client.Server.DisableRescue(ctx, server)).ok("Server.DisableRescue")
	isos := value(client.ISO.List(ctx, hcloud.ISOListOpts{})).ok("ISO.List to attach one")
	action(client.Server.AttachISO(ctx, server, isos[0])).ok("Server.AttachISO")
	action(client.Server.DetachISO(ctx, server)).ok("Server.DetachISO")
	action(client.Server.EnableBackup(ctx, server, "")).ok("Server.EnableBackup")
	action(client.Server.DisableBackup(ctx, server)).ok("Server.DisableBackup")
	address := server.PublicNet.IPv4.IP
	action(client.Server.ChangeDNSPtr(ctx, server, address.String(), hcloud.String("judge.example.com"))).ok("Server.ChangeDNSPtr")
	action(client.RDNS.ChangeDNSPtr(ctx, server, address, nil)).ok("RDNS.ChangeDNSPtr")
	metrics := hcloud.ServerGetMetricsOpts{
		Types: []hcloud.ServerMetricType{hcloud.ServerMetricCPU, hcloud.ServerMetricDisk, hcloud.ServerMetricNetwork},
		Start: server.Created, End: server.Created.Add(5 * time.Minute), Step: 60,
	}
	value(client.Server.GetMetrics(ctx, server, metrics)).is("Server.GetMetrics", func(found *hcloud.ServerMetrics) bool { return len(found.TimeSeries) > 0 })
	value(client.Server.ChangeType(ctx, server, hcloud.ServerChangeTypeOpts{ServerType: &hcloud.ServerType{Name: "cx33"}})).refused("Server.ChangeType while running", hcloud.ErrorCodeServerNotStopped)
	action(client.Server.Poweroff(ctx, server)).ok("Server.Poweroff")
	action(client.Server.ChangeType(ctx, server, hcloud.ServerChangeTypeOpts{ServerType: &hcloud.ServerType{Name: "cx33"}})).ok("Server.ChangeType")
	value(client.Server.Update(ctx, server, hcloud.ServerUpdateOpts{Name: "judge-2"})).is("Server.Update", func(found *hcloud.Server) bool { return found.Name == "judge-2" && found.ServerType.Name == "cx33" })
}

func images(server *hcloud.Server) {
	made := value(client.Server.CreateImage(ctx, server, &hcloud.ServerCreateImageOpts{Type: hcloud.ImageTypeSnapshot, Labels: labels})).ok("Server.CreateImage")
	action(made.Action, nil, nil).ok("Server.CreateImage waits")
	image := made.Image
	system := value(client.Image.GetByName(ctx, "debian-13")).ok("Image.GetByName first")
	finding("Image", "debian-13", system.ID, client.Image.GetByID, client.Image.GetByName, client.Image.Get, client.Image.All)
	value(client.Image.List(ctx, hcloud.ImageListOpts{ListOpts: selected, Type: []hcloud.ImageType{hcloud.ImageTypeSnapshot}})).is("Image.List", single[*hcloud.Image])
	list(client.Image.AllWithOpts(ctx, hcloud.ImageListOpts{Status: []hcloud.ImageStatus{hcloud.ImageStatusAvailable}, IncludeDeprecated: true, Sort: []string{"name"}})).is("Image.AllWithOpts", some[*hcloud.Image])
	value(client.Image.Update(ctx, image, hcloud.ImageUpdateOpts{Description: hcloud.String("changed")})).is("Image.Update", func(found *hcloud.Image) bool { return found.Description == "changed" })
	action(client.Image.ChangeProtection(ctx, image, hcloud.ImageChangeProtectionOpts{Delete: hcloud.Bool(true)})).ok("Image.ChangeProtection")
	nothing(client.Image.Delete(ctx, image)).refused("Image.Delete protected", hcloud.ErrorCodeProtected)
	action(client.Image.ChangeProtection(ctx, image, hcloud.ImageChangeProtectionOpts{Delete: hcloud.Bool(false)})).ok("Image.ChangeProtection off")
	action(client.Server.Rebuild(ctx, server, hcloud.ServerRebuildOpts{Image: image})).ok("Server.Rebuild")
	nothing(client.Image.Delete(ctx, image)).ok("Image.Delete")
	// Rebuilding has started the server.
	action(client.Server.Poweroff(ctx, server)).ok("Server.Poweroff after Server.Rebuild")
}

func volumes(server *hcloud.Server) {
	created := value(client.Volume.Create(ctx, hcloud.VolumeCreateOpts{Name: "judge", Size: 10, Server: server, Automount: hcloud.Bool(false), Format: hcloud.String("ext4"), Labels: labels})).ok("Volume.Create")
	actions(append(created.NextActions, created.Action), nil, nil).ok("Volume.Create waits")
	volume := created.Volume
	finding("Volume", "judge", volume.ID, client.Volume.GetByID, client.Volume.GetByName, client.Volume.Get, client.Volume.All)
	value(client.Volume.List(ctx, hcloud.VolumeListOpts{ListOpts: selected, Status: []hcloud.VolumeStatus{hcloud.VolumeStatusAvailable}})).is("Volume.List", single[*hcloud.Volume])
	list(client.Volume.AllWithOpts(ctx, hcloud.VolumeListOpts{Name: "judge", Sort: []string{"id:desc"}})).is("Volume.AllWithOpts", single[*hcloud.Volume])
	action(client.Volume.Detach(ctx, volume)).ok("Volume.Detach")
	action(client.Volume.Attach(ctx, volume, server)).ok("Volume.Attach")
	action(client.Volume.Detach(ctx, volume)).ok("Volume.Detach again")
	action(client.Volume.AttachWithOpts(ctx, volume, hcloud.VolumeAttachOpts{Server: server, Automount: hcloud.Bool(false)})).ok("Volume.AttachWithOpts")
	value(client.Volume.Attach(ctx, volume, server)).refused("Volume.Attach twice", hcloud.ErrorCodeVolumeAlreadyAttached)
	action(client.Volume.Detach(ctx, volume)).ok("Volume.Detach at last")
	action(client.Volume.Resize(ctx, volume, 20)).ok("Volume.Resize")
	action(client.Volume.ChangeProtection(ctx, volume, hcloud.VolumeChangeProtectionOpts{Delete: hcloud.Bool(true)})).ok("Volume.ChangeProtection")
	nothing(client.Volume.Delete(ctx, volume)).refused("Volume.Delete protected", hcloud.ErrorCodeProtected)
	action(client.Volume.ChangeProtection(ctx, volume, hcloud.VolumeChangeProtectionOpts{Delete: hcloud.Bool(false)})).ok("Volume.ChangeProtection off")
	value(client.Volume.Update(ctx, volume, hcloud.VolumeUpdateOpts{Name: "renamed"})).is("Volume.Update", func(found *hcloud.Volume) bool { return found.Name == "renamed" })
	nothing(client.Volume.Delete(ctx, volume)).ok("Volume.Delete")
}

func placementGroups(server *hcloud.Server) {
	created := value(client.PlacementGroup.Create(ctx, hcloud.PlacementGroupCreateOpts{Name: "judge", Type: hcloud.PlacementGroupTypeSpread, Labels: labels})).ok("PlacementGroup.Create")
	group := created.PlacementGroup
	finding("PlacementGroup", "judge", group.ID, client.PlacementGroup.GetByID, client.PlacementGroup.GetByName, client.PlacementGroup.Get, client.PlacementGroup.All)
	value(client.PlacementGroup.List(ctx, hcloud.PlacementGroupListOpts{ListOpts: selected, Type: hcloud.PlacementGroupTypeSpread})).is("PlacementGroup.List", single[*hcloud.PlacementGroup])
	list(client.PlacementGroup.AllWithOpts(ctx, hcloud.PlacementGroupListOpts{Name: "judge", Sort: []string{"name"}})).is("PlacementGroup.AllWithOpts", single[*hcloud.PlacementGroup])
	action(client.Server.AddToPlacementGroup(ctx, server, group)).ok("Server.AddToPlacementGroup")
	action(client.Server.RemoveFromPlacementGroup(ctx, server)).ok("Server.RemoveFromPlacementGroup")
	value(client.PlacementGroup.Update(ctx, group, hcloud.PlacementGroupUpdateOpts{Name: "renamed"})).is("PlacementGroup.Update", func(found *hcloud.PlacementGroup) bool { return found.Name == "renamed" })
	nothing(client.PlacementGroup.Delete(ctx, group)).ok("PlacementGroup.Delete")
}
