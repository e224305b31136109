output "bucket_name" {
  description = "Name of the bucket"
  value       = this.bucket
}
