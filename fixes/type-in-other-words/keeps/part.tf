data "aws_s3_bucket_versioning" "logs" {
  bucket = "example-logs"
}

output "versioning" {
  description = "Whether old versions are kept"
  value       = data.aws_s3_bucket_versioning.logs
}
