// The routes of the proxy. Generated from the crate's table by `cargo xtask types`: edit that, not this.

/**
 * A line for each operation, as in `zones.list_actions GET cloud /zones/_/actions status,sort,page,per_page`: name,
 * method, API, path, and the names of the query, or `{}` for a JSON body. In the path, `#` is an id and `_` a text. A
 * line ends with a space and `s` when a reply may contain secrets.
 */
export const ROUTES = `
actions.list GET cloud /actions id
actions.get GET cloud /actions/#
servers.list GET cloud /servers name,label_selector,sort,status,page,per_page
servers.create POST cloud /servers {} s
servers.list_all_actions GET cloud /servers/actions id,sort,status,page,per_page
servers.get_action_by_id GET cloud /servers/actions/#
servers.get GET cloud /servers/#
servers.update PUT cloud /servers/# {}
servers.delete DELETE cloud /servers/#
servers.get_metrics GET cloud /servers/#/metrics type,start,end,step
servers.list_actions GET cloud /servers/#/actions sort,status,page,per_page
servers.add_to_placement_group POST cloud /servers/#/actions/add_to_placement_group {}
servers.attach_iso POST cloud /servers/#/actions/attach_iso {}
servers.attach_to_network POST cloud /servers/#/actions/attach_to_network {}
servers.change_alias_ips POST cloud /servers/#/actions/change_alias_ips {}
servers.change_dns_ptr POST cloud /servers/#/actions/change_dns_ptr {}
servers.change_protection POST cloud /servers/#/actions/change_protection {}
servers.change_type POST cloud /servers/#/actions/change_type {}
servers.create_image POST cloud /servers/#/actions/create_image {}
servers.detach_from_network POST cloud /servers/#/actions/detach_from_network {}
servers.detach_iso POST cloud /servers/#/actions/detach_iso
servers.disable_backup POST cloud /servers/#/actions/disable_backup
servers.disable_rescue POST cloud /servers/#/actions/disable_rescue
servers.enable_backup POST cloud /servers/#/actions/enable_backup
servers.enable_rescue POST cloud /servers/#/actions/enable_rescue {} s
servers.power_off POST cloud /servers/#/actions/poweroff
servers.power_on POST cloud /servers/#/actions/poweron
servers.reboot POST cloud /servers/#/actions/reboot
servers.rebuild POST cloud /servers/#/actions/rebuild {} s
servers.remove_from_placement_group POST cloud /servers/#/actions/remove_from_placement_group
servers.request_console POST cloud /servers/#/actions/request_console  s
servers.reset POST cloud /servers/#/actions/reset
servers.reset_password POST cloud /servers/#/actions/reset_password  s
servers.shutdown POST cloud /servers/#/actions/shutdown
servers.get_action GET cloud /servers/#/actions/#
images.list GET cloud /images sort,type,status,bound_to,include_deprecated,name,label_selector,architecture,page,per_page
images.list_all_actions GET cloud /images/actions id,sort,status,page,per_page
images.get_action_by_id GET cloud /images/actions/#
images.get GET cloud /images/#
images.update PUT cloud /images/# {}
images.delete DELETE cloud /images/#
images.list_actions GET cloud /images/#/actions sort,status,page,per_page
images.change_protection POST cloud /images/#/actions/change_protection {}
images.get_action GET cloud /images/#/actions/#
isos.list GET cloud /isos name,architecture,include_architecture_wildcard,page,per_page
isos.get GET cloud /isos/#
server_types.list GET cloud /server_types name,page,per_page
server_types.get GET cloud /server_types/#
locations.list GET cloud /locations name,sort,page,per_page
locations.get GET cloud /locations/#
datacenters.list GET cloud /datacenters name,sort,page,per_page
datacenters.get GET cloud /datacenters/#
ssh_keys.list GET cloud /ssh_keys sort,name,fingerprint,label_selector,page,per_page
ssh_keys.create POST cloud /ssh_keys {}
ssh_keys.get GET cloud /ssh_keys/#
ssh_keys.update PUT cloud /ssh_keys/# {}
ssh_keys.delete DELETE cloud /ssh_keys/#
placement_groups.list GET cloud /placement_groups sort,name,label_selector,type,page,per_page
placement_groups.create POST cloud /placement_groups {}
placement_groups.get GET cloud /placement_groups/#
placement_groups.update PUT cloud /placement_groups/# {}
placement_groups.delete DELETE cloud /placement_groups/#
networks.list GET cloud /networks sort,name,label_selector,page,per_page
networks.create POST cloud /networks {}
networks.list_all_actions GET cloud /networks/actions id,sort,status,page,per_page
networks.get_action_by_id GET cloud /networks/actions/#
networks.get GET cloud /networks/#
networks.update PUT cloud /networks/# {}
networks.delete DELETE cloud /networks/#
networks.list_actions GET cloud /networks/#/actions sort,status,page,per_page
networks.add_route POST cloud /networks/#/actions/add_route {}
networks.add_subnet POST cloud /networks/#/actions/add_subnet {}
networks.change_ip_range POST cloud /networks/#/actions/change_ip_range {}
networks.change_protection POST cloud /networks/#/actions/change_protection {}
networks.delete_route POST cloud /networks/#/actions/delete_route {}
networks.delete_subnet POST cloud /networks/#/actions/delete_subnet {}
networks.list_members GET cloud /networks/#/members type,subnet,status,sort,page,per_page
networks.get_action GET cloud /networks/#/actions/#
volumes.list GET cloud /volumes status,sort,name,label_selector,page,per_page
volumes.create POST cloud /volumes {}
volumes.list_all_actions GET cloud /volumes/actions id,sort,status,page,per_page
volumes.get_action_by_id GET cloud /volumes/actions/#
volumes.get GET cloud /volumes/#
volumes.update PUT cloud /volumes/# {}
volumes.delete DELETE cloud /volumes/#
volumes.list_actions GET cloud /volumes/#/actions sort,status,page,per_page
volumes.attach POST cloud /volumes/#/actions/attach {}
volumes.change_protection POST cloud /volumes/#/actions/change_protection {}
volumes.detach POST cloud /volumes/#/actions/detach
volumes.resize POST cloud /volumes/#/actions/resize {}
volumes.get_action GET cloud /volumes/#/actions/#
floating_ips.list GET cloud /floating_ips name,label_selector,sort,page,per_page
floating_ips.create POST cloud /floating_ips {}
floating_ips.list_all_actions GET cloud /floating_ips/actions id,sort,status,page,per_page
floating_ips.get_action_by_id GET cloud /floating_ips/actions/#
floating_ips.get GET cloud /floating_ips/#
floating_ips.update PUT cloud /floating_ips/# {}
floating_ips.delete DELETE cloud /floating_ips/#
floating_ips.list_actions GET cloud /floating_ips/#/actions sort,status,page,per_page
floating_ips.assign POST cloud /floating_ips/#/actions/assign {}
floating_ips.change_dns_ptr POST cloud /floating_ips/#/actions/change_dns_ptr {}
floating_ips.change_protection POST cloud /floating_ips/#/actions/change_protection {}
floating_ips.unassign POST cloud /floating_ips/#/actions/unassign
floating_ips.get_action GET cloud /floating_ips/#/actions/#
primary_ips.list GET cloud /primary_ips name,label_selector,ip,sort,page,per_page
primary_ips.create POST cloud /primary_ips {}
primary_ips.list_all_actions GET cloud /primary_ips/actions id,sort,status,page,per_page
primary_ips.get_action_by_id GET cloud /primary_ips/actions/#
primary_ips.get GET cloud /primary_ips/#
primary_ips.update PUT cloud /primary_ips/# {}
primary_ips.delete DELETE cloud /primary_ips/#
primary_ips.list_actions GET cloud /primary_ips/#/actions sort,status,page,per_page
primary_ips.assign POST cloud /primary_ips/#/actions/assign {}
primary_ips.change_dns_ptr POST cloud /primary_ips/#/actions/change_dns_ptr {}
primary_ips.change_protection POST cloud /primary_ips/#/actions/change_protection {}
primary_ips.unassign POST cloud /primary_ips/#/actions/unassign
primary_ips.get_action GET cloud /primary_ips/#/actions/#
firewalls.list GET cloud /firewalls sort,name,label_selector,page,per_page
firewalls.create POST cloud /firewalls {}
firewalls.list_all_actions GET cloud /firewalls/actions id,sort,status,page,per_page
firewalls.get_action_by_id GET cloud /firewalls/actions/#
firewalls.get GET cloud /firewalls/#
firewalls.update PUT cloud /firewalls/# {}
firewalls.delete DELETE cloud /firewalls/#
firewalls.list_actions GET cloud /firewalls/#/actions sort,status,page,per_page
firewalls.apply_to_resources POST cloud /firewalls/#/actions/apply_to_resources {}
firewalls.remove_from_resources POST cloud /firewalls/#/actions/remove_from_resources {}
firewalls.set_rules POST cloud /firewalls/#/actions/set_rules {}
firewalls.get_action GET cloud /firewalls/#/actions/#
load_balancers.list GET cloud /load_balancers sort,name,label_selector,page,per_page
load_balancers.create POST cloud /load_balancers {}
load_balancers.list_all_actions GET cloud /load_balancers/actions id,sort,status,page,per_page
load_balancers.get_action_by_id GET cloud /load_balancers/actions/#
load_balancers.get GET cloud /load_balancers/#
load_balancers.update PUT cloud /load_balancers/# {}
load_balancers.delete DELETE cloud /load_balancers/#
load_balancers.get_metrics GET cloud /load_balancers/#/metrics type,start,end,step
load_balancers.list_actions GET cloud /load_balancers/#/actions sort,status,page,per_page
load_balancers.add_service POST cloud /load_balancers/#/actions/add_service {}
load_balancers.add_target POST cloud /load_balancers/#/actions/add_target {}
load_balancers.attach_to_network POST cloud /load_balancers/#/actions/attach_to_network {}
load_balancers.change_algorithm POST cloud /load_balancers/#/actions/change_algorithm {}
load_balancers.change_dns_ptr POST cloud /load_balancers/#/actions/change_dns_ptr {}
load_balancers.change_protection POST cloud /load_balancers/#/actions/change_protection {}
load_balancers.change_type POST cloud /load_balancers/#/actions/change_type {}
load_balancers.delete_service POST cloud /load_balancers/#/actions/delete_service {}
load_balancers.detach_from_network POST cloud /load_balancers/#/actions/detach_from_network {}
load_balancers.disable_public_interface POST cloud /load_balancers/#/actions/disable_public_interface
load_balancers.enable_public_interface POST cloud /load_balancers/#/actions/enable_public_interface
load_balancers.remove_target POST cloud /load_balancers/#/actions/remove_target {}
load_balancers.update_service POST cloud /load_balancers/#/actions/update_service {}
load_balancers.get_action GET cloud /load_balancers/#/actions/#
load_balancer_types.list GET cloud /load_balancer_types name,page,per_page
load_balancer_types.get GET cloud /load_balancer_types/#
certificates.list GET cloud /certificates sort,name,label_selector,type,page,per_page
certificates.create POST cloud /certificates {}
certificates.list_all_actions GET cloud /certificates/actions id,sort,status,page,per_page
certificates.get_action_by_id GET cloud /certificates/actions/#
certificates.get GET cloud /certificates/#
certificates.update PUT cloud /certificates/# {}
certificates.delete DELETE cloud /certificates/#
certificates.list_actions GET cloud /certificates/#/actions sort,status,page,per_page
certificates.retry_issuance POST cloud /certificates/#/actions/retry
certificates.get_action GET cloud /certificates/#/actions/#
zones.list GET cloud /zones name,mode,label_selector,sort,page,per_page s
zones.create POST cloud /zones {} s
zones.list_all_actions GET cloud /zones/actions id,sort,status,page,per_page
zones.get_action_by_id GET cloud /zones/actions/#
zones.get GET cloud /zones/_  s
zones.update PUT cloud /zones/_ {} s
zones.delete DELETE cloud /zones/_
zones.export_zonefile GET cloud /zones/_/zonefile
zones.list_actions GET cloud /zones/_/actions sort,status,page,per_page
zones.change_primary_nameservers POST cloud /zones/_/actions/change_primary_nameservers {}
zones.change_protection POST cloud /zones/_/actions/change_protection {}
zones.change_ttl POST cloud /zones/_/actions/change_ttl {}
zones.import_zonefile POST cloud /zones/_/actions/import_zonefile {}
zones.get_action GET cloud /zones/_/actions/#
zone_rrsets.list GET cloud /zones/_/rrsets name,type,label_selector,sort,page,per_page
zone_rrsets.create POST cloud /zones/_/rrsets {}
zone_rrsets.get GET cloud /zones/_/rrsets/_/_
zone_rrsets.update PUT cloud /zones/_/rrsets/_/_ {}
zone_rrsets.delete DELETE cloud /zones/_/rrsets/_/_
zone_rrsets.add_records POST cloud /zones/_/rrsets/_/_/actions/add_records {}
zone_rrsets.change_protection POST cloud /zones/_/rrsets/_/_/actions/change_protection {}
zone_rrsets.change_ttl POST cloud /zones/_/rrsets/_/_/actions/change_ttl {}
zone_rrsets.remove_records POST cloud /zones/_/rrsets/_/_/actions/remove_records {}
zone_rrsets.set_records POST cloud /zones/_/rrsets/_/_/actions/set_records {}
zone_rrsets.update_records POST cloud /zones/_/rrsets/_/_/actions/update_records {}
storage_boxes.list GET storage /storage_boxes name,label_selector,sort,page,per_page
storage_boxes.create POST storage /storage_boxes {}
storage_boxes.list_all_actions GET storage /storage_boxes/actions id,sort,status,page,per_page
storage_boxes.get_action_by_id GET storage /storage_boxes/actions/#
storage_boxes.get GET storage /storage_boxes/#
storage_boxes.update PUT storage /storage_boxes/# {}
storage_boxes.delete DELETE storage /storage_boxes/#
storage_boxes.list_folders GET storage /storage_boxes/#/folders path
storage_boxes.list_actions GET storage /storage_boxes/#/actions sort,status,page,per_page
storage_boxes.change_protection POST storage /storage_boxes/#/actions/change_protection {}
storage_boxes.change_type POST storage /storage_boxes/#/actions/change_type {}
storage_boxes.disable_snapshot_plan POST storage /storage_boxes/#/actions/disable_snapshot_plan
storage_boxes.enable_snapshot_plan POST storage /storage_boxes/#/actions/enable_snapshot_plan {}
storage_boxes.reset_password POST storage /storage_boxes/#/actions/reset_password {}
storage_boxes.rollback_snapshot POST storage /storage_boxes/#/actions/rollback_snapshot {}
storage_boxes.update_access_settings POST storage /storage_boxes/#/actions/update_access_settings {}
storage_boxes.get_action GET storage /storage_boxes/#/actions/#
storage_box_snapshots.list GET storage /storage_boxes/#/snapshots name,is_automatic,label_selector,sort
storage_box_snapshots.create POST storage /storage_boxes/#/snapshots {}
storage_box_snapshots.get GET storage /storage_boxes/#/snapshots/#
storage_box_snapshots.update PUT storage /storage_boxes/#/snapshots/# {}
storage_box_snapshots.delete DELETE storage /storage_boxes/#/snapshots/#
storage_box_subaccounts.list GET storage /storage_boxes/#/subaccounts name,username,label_selector,sort
storage_box_subaccounts.create POST storage /storage_boxes/#/subaccounts {}
storage_box_subaccounts.get GET storage /storage_boxes/#/subaccounts/#
storage_box_subaccounts.update PUT storage /storage_boxes/#/subaccounts/# {}
storage_box_subaccounts.delete DELETE storage /storage_boxes/#/subaccounts/#
storage_box_subaccounts.change_home_directory POST storage /storage_boxes/#/subaccounts/#/actions/change_home_directory {}
storage_box_subaccounts.reset_password POST storage /storage_boxes/#/subaccounts/#/actions/reset_subaccount_password {}
storage_box_subaccounts.update_access_settings POST storage /storage_boxes/#/subaccounts/#/actions/update_access_settings {}
storage_box_types.list GET storage /storage_box_types name,page,per_page
storage_box_types.get GET storage /storage_box_types/#
pricing.get GET cloud /pricing
`;

/** The fields of replies that hold secrets. */
export const SECRET_FIELDS = "root_password wss_url password tsig_key";
