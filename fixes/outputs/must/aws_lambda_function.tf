output "lambda_function_name" {
  description = "Name of the function"
  value       = this.function_name
}
