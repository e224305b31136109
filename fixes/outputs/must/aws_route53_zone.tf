output "zone_id" {
  description = "ID of the hosted zone"
  value       = this.zone_id
}
