output "table" {
  value = module.queue.table_arn
}
