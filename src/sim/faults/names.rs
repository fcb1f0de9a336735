//! The names that a script may have besides those of operations, codes and the catalogue. A test compares the fields with
//! the facts of the API; in debug builds, starting an action checks its command.

use core::str::SplitWhitespace;

/// Returns the fields of responses that have a set of values, which `unknown_values` changes.
pub(super) fn value_fields() -> SplitWhitespace<'static> {
    VALUE_FIELDS.split_whitespace()
}

/// Returns the fields of responses: those of models, and the keys beside them.
pub(super) fn fields() -> SplitWhitespace<'static> {
    FIELDS.split_whitespace()
}

/// Returns the commands of actions.
pub(in crate::sim) fn commands() -> SplitWhitespace<'static> {
    COMMANDS.split_whitespace()
}

const VALUE_FIELDS: &str = "\
    architecture assignee_type cpu_type delegation_status detail direction issuance mode os_flavor protocol \
    registrar renewal status storage_type tsig_algorithm type";

const FIELDS: &str = "\
    access_settings action actions address algorithm alias_ips announced applied_to applied_to_resources \
    architecture assigned assignee_id assignee_type authoritative_nameservers auto_delete \
    automatic_snapshot_limit available available_for_migration backup_window blocked bound_to category \
    certificate certificates change city code command comment cookie_lifetime cookie_name cores country cpu_type \
    created created_from currency datacenter datacenters day_of_month day_of_week delegated \
    delegation_last_check delegation_status delete deleted deprecation description destination destination_ips \
    destination_port detail direction disk disk_size dns_ptr domain domain_names enabled end error \
    expose_routes_to_vswitch fingerprint finished firewall firewalls floating_ip floating_ips folders format \
    gateway gross health_check health_status home_directory home_location hour http http_status_code id image \
    image_size images included_traffic ingoing_traffic interval ip ip_range ipv4 ipv6 is_automatic iso isos \
    issuance label_selector labels last_page latitude linux_device listen_port load_balancer load_balancer_type \
    load_balancer_types load_balancers location locations locked longitude mac_address max_assigned_certificates \
    max_connections max_services max_snapshots max_targets members memory message meta metrics minute mode name \
    net network network_zone networks next_actions next_page not_valid_after not_valid_before os_flavor \
    os_version outgoing_traffic page pagination password path per_page percentage placement_group \
    placement_groups port previous_page price_hourly price_monthly price_per_gb_month price_per_tb_traffic \
    prices pricing primary_disk_size primary_ip primary_ips primary_nameservers private_net progress protection \
    protocol proxyprotocol public_key public_net rapid_deploy reachable_externally readonly rebuild \
    recommendation recommended record_count records redirect_http registrar renewal rescue_enabled resources \
    response retries root_password routes rrset rrsets rules samba_enabled selector server server_backup \
    server_type server_types servers services setup_fee size size_data size_filesystem size_snapshots snapshot \
    snapshot_limit snapshot_plan snapshots source_ips ssh_enabled ssh_key ssh_keys start started stats status \
    status_codes step sticky_sessions storage_box storage_box_type storage_box_types storage_boxes storage_type \
    subaccount subaccounts subaccounts_limit subnet subnets supported system targets time_series timeout \
    timeout_idle tls total_entries tsig_algorithm tsig_key ttl type unavailable_after use_private_ip used_by \
    username value values vat_rate volume volumes vswitch_id webdav_enabled wss_url zfs_enabled zone zonefile \
    zones";

const COMMANDS: &str = "\
    add_route add_rrset_records add_service add_subnet add_target add_to_placement_group apply_firewall \
    assign_floating_ip assign_primary_ip attach_iso attach_to_network attach_volume change_algorithm \
    change_alias_ips change_dns_ptr change_home_directory change_ip_range change_load_balancer_type \
    change_primary_nameservers change_protection change_rrset_protection change_rrset_ttl change_server_type \
    change_ttl change_type create_certificate create_image create_load_balancer create_rrset create_server \
    create_snapshot create_storage_box create_subaccount create_volume create_zone delete_load_balancer \
    delete_route delete_rrset delete_server delete_service delete_snapshot delete_storage_box delete_subaccount \
    delete_subnet delete_zone detach_from_network detach_iso detach_volume disable_backup \
    disable_public_interface disable_rescue disable_snapshot_plan enable_backup enable_public_interface \
    enable_rescue enable_snapshot_plan import_zonefile issue_certificate reboot_server rebuild_server \
    remove_firewall remove_from_placement_group remove_rrset_records remove_target request_console \
    reset_password reset_server reset_subaccount_password resize_volume rollback_snapshot set_firewall_rules \
    set_rrset_records shutdown_server start_server stop_server unassign_floating_ip unassign_primary_ip \
    update_access_settings update_rrset_records update_service";
